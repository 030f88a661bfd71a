/**
 * The calls this process is carrying out. It hangs on globalThis because Next evaluates modules more than once, and a
 * shutdown must see the calls of all of them.
 */
const KEY = Symbol.for('fluxx-alert-console.calls-under-way');

interface Holder {
  [KEY]?: Map<string, Promise<void>>;
}

const holder: typeof globalThis & Holder = globalThis;

function underWay(): Map<string, Promise<void>> {
  return (holder[KEY] ??= new Map());
}

/** Keeps a call, or what follows one, until it ends. `work` must not reject. */
export function registerCall(callId: string, work: Promise<void>): void {
  const calls = underWay();
  calls.set(callId, work);
  void work.finally(() => calls.delete(callId));
}

/** The call's end, when this process is carrying it out. */
export function runningCall(callId: string): Promise<void> | undefined {
  return underWay().get(callId);
}

/** How many upstream calls this process is carrying out; a shutdown waits for them. */
export function callsUnderWay(): number {
  return underWay().size;
}

/** Ends when no call of this process is under way any more, later ones included. */
export async function whenCallsSettled(): Promise<void> {
  while (underWay().size > 0) await Promise.all(underWay().values());
}
