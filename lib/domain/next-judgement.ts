import { WORKS_FOR_MS } from './health';
import type { HealthSettings } from './health-settings';
import { FAILING_HOLDS } from './incident';
import { SEEN_EVERY_MS, type RememberedHealth } from './remembered-health';

/** What of a queue ages, as it was when it was judged. All in epoch milliseconds; null where there is none. */
export interface AgingFacts {
  openJobSince: number | null;
  oldestTriggeredAt: number | null;
  outstandingElsewhereSince: number | null;
  /** What was kept of this judgement. */
  health: RememberedHealth;
  /** Whether its site cannot be read, or its newest call failed. */
  isFailing: boolean;
  snoozedUntil: number | null;
  quietUntil: number | null;
}

/**
 * The first moment after `now` (epoch milliseconds) at which a queue of which nothing changes could be judged otherwise: its state, what
 * is remembered of it, and what becomes of its incident. Null: never. That nothing looks at its site any more is not among it: that is
 * one for all queues of a site. Neither is that quiet hours begin, which make nothing happen by themselves.
 */
export function nextJudgement(aging: AgingFacts, settings: HealthSettings, now: number): number | null {
  const next = momentsOf(aging, settings).reduce((least, moment) => {
    // What holds until a moment and what holds from it on: those are a millisecond apart.
    const at = moment > now ? moment : moment + 1;
    return at > now && at < least ? at : least;
  }, Number.POSITIVE_INFINITY);
  return next === Number.POSITIVE_INFINITY ? null : Math.ceil(next);
}

function momentsOf(aging: AgingFacts, settings: HealthSettings): number[] {
  const { openJobMs, oldestMs } = settings;
  const { health, snoozedUntil, quietUntil } = aging;
  return [
    ...after(aging.openJobSince, openJobMs),
    ...after(aging.outstandingElsewhereSince, openJobMs),
    ...after(aging.oldestTriggeredAt, oldestMs),
    ...after(health.failedAt, WORKS_FOR_MS),
    ...(aging.isFailing ? after(health.failedAt, SEEN_EVERY_MS) : []),
    ...after(health.turnedAt, ...holdsOf(settings)),
    ...after(health.since, ...holdsOf(settings)),
    ...after(snoozedUntil, 0),
    ...after(quietUntil, 0),
  ];
}

function holdsOf({ openAfterMs, resolveAfterMs }: HealthSettings): number[] {
  return [openAfterMs, resolveAfterMs, resolveAfterMs * FAILING_HOLDS];
}

function after(moment: number | null, ...waits: readonly number[]): number[] {
  return moment === null ? [] : waits.map((wait) => moment + wait);
}
