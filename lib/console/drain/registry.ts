/**
 * The drains this process drives. It hangs on globalThis because Next evaluates modules more than once, and a shutdown must
 * reach the drains of all of them.
 */
const KEY = Symbol.for('fluxx-alert-console.drains-at-work');

interface Drains {
  isStopping: boolean;
  work: Map<string, Promise<void>>;
}

interface Holder {
  [KEY]?: Drains;
}

const holder: typeof globalThis & Holder = globalThis;

function drains(): Drains {
  return (holder[KEY] ??= { isStopping: false, work: new Map() });
}

/** Keeps a drain until it rests. `work` must not reject. */
export function registerDrain(drainId: string, work: Promise<void>): void {
  const { work: all } = drains();
  all.set(drainId, work);
  void work.finally(() => all.delete(drainId));
}

/** Ends when the drain rests, if this process drives it; for tests and the shutdown. */
export function drainAtWork(drainId: string): Promise<void> | undefined {
  return drains().work.get(drainId);
}

/** Whether the program is about to end, so that no further call may begin. */
export function isStopping(): boolean {
  return drains().isStopping;
}

/** Lets every drain rest after the call under way, in a state a person can resume. */
export async function stopDrains(): Promise<void> {
  drains().isStopping = true;
  await Promise.all(drains().work.values());
  drains().isStopping = false;
}
