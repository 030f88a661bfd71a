import { HEALTH_STATES, isTrouble, type Trouble } from './health';
import type { RememberedHealth } from './remembered-health';

/**
 * An incident is trouble that lasts: it opens when a queue has been in trouble for a while, becomes worse (escalates) when a worse
 * state has lasted, gives way to a milder one (eases), and is resolved when the trouble has been over for a while:
 *
 *     none ──open──► open ──escalate──► open, worse
 *                      ├──ease──► resolved; the milder trouble opens its own
 *                      └──resolve──► resolved
 */
export type IncidentStep = 'none' | 'open' | 'escalate' | 'ease' | 'resolve';

/** How an incident ended: all is well, it gave way to a milder one, or its queue is not watched any more. */
export const RESOLUTIONS = ['recovered', 'eased', 'removed'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** How long a state must last before anything comes of it. */
export interface IncidentHolds {
  openAfterMs: number;
  resolveAfterMs: number;
}

/** A site that comes and goes is read every few minutes: its trouble is over when several readings in a row have worked. */
export const FAILING_HOLDS = 5;

export interface IncidentFacts {
  now: number;
  /** The state of the open incident; null when there is none. */
  open: Trouble | null;
  health: RememberedHealth;
  /** In quiet hours nothing opens and nothing escalates. */
  isQuiet: boolean;
}

/** What becomes of a queue's incident now. */
export function decideIncident(
  { now, open, health, isQuiet }: IncidentFacts,
  { openAfterMs, resolveAfterMs }: IncidentHolds,
): IncidentStep {
  const { state } = health;
  if (open === null) {
    return isTrouble(state) && !isQuiet && now - health.turnedAt >= openAfterMs ? 'open' : 'none';
  }
  const endsAfter = open === 'failing' ? resolveAfterMs * FAILING_HOLDS : resolveAfterMs;
  if (!isTrouble(state)) return now - health.turnedAt >= endsAfter ? 'resolve' : 'none';
  if (state === open) return 'none';
  if (!isWorse(state, open)) return now - health.since >= endsAfter ? 'ease' : 'none';
  return !isQuiet && now - health.since >= openAfterMs ? 'escalate' : 'none';
}

/** Whether one state is worse than another. */
export function isWorse(one: Trouble, other: Trouble): boolean {
  return HEALTH_STATES.indexOf(one) < HEALTH_STATES.indexOf(other);
}
