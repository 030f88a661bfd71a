/**
 * The points of a call at which a process may die, in order. After each, what is named is committed.
 * A body in several pieces passes `bytes-stored` several times. One that came at once passes neither that nor `body-complete`: it is
 * committed with what it comes to.
 */
export const LEDGER_STEPS = [
  'intent-committed',
  'send-recorded',
  'answered',
  'bytes-stored',
  'body-complete',
  'settled',
] as const;

export type LedgerStep = (typeof LEDGER_STEPS)[number];

export interface CallOptions {
  /** Told at each step, and waited for: the kill test stops a process there. */
  onStep?: (step: LedgerStep) => void | Promise<void>;
  /** Told the bytes of an answer that came at once: whoever passes them on when the call is settled need not read them back. */
  onBody?: (bytes: Buffer<ArrayBuffer>) => void;
  /** Ends the wait of the one who asked. The call itself goes on. */
  signal?: AbortSignal;
  /** The drain that makes the call; while one works on a queue nobody else does. */
  drainId?: string;
}
