import { AsyncLocalStorage } from 'node:async_hooks';

/** On globalThis because the server and Next's routes each have this module once. */
declare global {
  var fluxxAwaitedFiles: AsyncLocalStorage<() => void> | undefined;
}

function storage(): AsyncLocalStorage<() => void> {
  globalThis.fluxxAwaitedFiles ??= new AsyncLocalStorage<() => void>();
  return globalThis.fluxxAwaitedFiles;
}

/** Does work in which `awaitFile` is this. */
export function withAwaitedFile<Result>(awaited: () => void, work: () => Result): Result {
  return storage().run(awaited, work);
}

/** Gives the request that is being answered the time of a file to arrive. For who was let in: it can hold a connection for long. */
export function awaitFile(): void {
  storage().getStore()?.();
}
