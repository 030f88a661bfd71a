/**
 * What this process does aside from any answer: sending e-mails. It hangs on globalThis because Next evaluates modules more
 * than once, and a shutdown must see the work of all of them.
 */
const KEY = Symbol.for('fluxx-alert-console.work-aside');

interface Holder {
  [KEY]?: Set<Promise<unknown>>;
}

const holder: typeof globalThis & Holder = globalThis;

function underWay(): Set<Promise<unknown>> {
  return (holder[KEY] ??= new Set());
}

/** Keeps work until it ends. `work` must not reject. @returns the same. */
export function keepAside<T>(work: Promise<T>): Promise<T> {
  underWay().add(work);
  void work.finally(() => underWay().delete(work));
  return work;
}

/** Ends when nothing is under way any more, later work included. */
export async function whenAsideSettled(): Promise<void> {
  while (underWay().size > 0) await Promise.all(underWay());
}
