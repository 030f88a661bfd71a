import { AsyncLocalStorage } from 'node:async_hooks';

/** What the log's line of a request tells, besides what is seen from outside. */
export interface RequestFacts {
  requestId: string;
  /** What kind of asker it came from, as soon as that is known: `person`, `token`, `kiosk`, `gateway`, … */
  asker: string | null;
}

/** On globalThis because the server and Next's routes each have this module once. */
declare global {
  var fluxxRequests: AsyncLocalStorage<RequestFacts> | undefined;
}

function storage(): AsyncLocalStorage<RequestFacts> {
  globalThis.fluxxRequests ??= new AsyncLocalStorage<RequestFacts>();
  return globalThis.fluxxRequests;
}

/** Does work in which `requestFacts` are these. */
export function withRequestFacts<Result>(facts: RequestFacts, work: () => Result): Result {
  return storage().run(facts, work);
}

/** Of the request that is being answered; undefined outside of one. */
export function requestFacts(): RequestFacts | undefined {
  return storage().getStore();
}

/** Notes who asks, for the log. */
export function noteAsker(kind: string): void {
  const facts = requestFacts();
  if (facts !== undefined) facts.asker = kind;
}
