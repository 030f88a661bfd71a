import type { Database } from '@/lib/db/database';
import type { Sealer } from '@/lib/db/seal';
import type { Actor } from '@/lib/domain/actor';
import type { CallState, CallVerb } from '@/lib/domain/calls';
import type { Clock } from '@/lib/domain/clock';
import type { AddressPolicy } from '@/lib/domain/outbound-url';

/** The Fetch API's function: the network's for a real site, the engine's own handler for the built-in one. */
export type Fetch = (request: Request) => Promise<Response>;

/** A log line: what happened, with its facts. Never a secret. */
export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

/** A call and what came of it. */
export interface SettledCall {
  verb: CallVerb;
  state: CallState;
  actorKind: string;
  /** From the intent on. */
  tookMs: number;
}

/** What every verb of the console works with; one a process. */
export interface ConsoleContext {
  database: Database;
  clock: Clock;
  sealer: Sealer;
  /** Names this process among several: holds locks and leases. */
  instanceId: string;
  /** How a site is reached, by its kind. */
  fetchFor(kind: 'built-in' | 'remote'): Fetch;
  upstreamTimeoutMs: number;
  /** Bytes of one answer at most. */
  upstreamBodyLimit: number;
  /** Which addresses sites may have. */
  addressPolicy: AddressPolicy;
  /** Calls to one real site at most, of all instances together; 0 is no limit. */
  siteCallsPerMinute: number;
  /** How often sites are sampled, and real ones read: what is much older is told as old. */
  sampleIntervalMs: number;
  siteReadIntervalMs: number;
  log: Log;
  /** Told of every call when its outcome is written down. */
  onCallSettled?: (call: SettledCall) => void;
}

/** One act: who does it. */
export interface ActContext extends ConsoleContext {
  actor: Actor;
}
