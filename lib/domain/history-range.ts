import { KEPT_MS, SLOT_MS, slotOf, slotStart, type HistoryTier } from './history';

/** No answer holds more points than this, whatever the range; of two periods side by side both together. */
export const MAX_HISTORY_POINTS = 1000;

/** Bars of less than a day that are pleasant to look at in one chart. */
const COMFORTABLE_POINTS = 400;

const HOUR_SLOTS = 4;

/** How many slots may make one point of a chart, shortest first. Longer ranges than these show whole days. */
const STEPS: readonly { tier: HistoryTier; step: number }[] = [
  { tier: 'minute', step: 1 },
  { tier: 'quarter', step: 1 },
  { tier: 'quarter', step: HOUR_SLOTS },
  { tier: 'quarter', step: 3 * HOUR_SLOTS },
];

/** Which slots of which tier make the points of a chart: `step` of them each, from `first` on. */
export interface HistoryPlan {
  tier: HistoryTier;
  step: number;
  first: number;
  count: number;
}

export interface PlanInput {
  /** Epoch milliseconds; `to` is not in the range. */
  from: number;
  to: number;
  now: number;
  /** In whose days the range is shown when it is shown in days. */
  timeZone: string;
  mostPoints?: number;
  /** The period directly before is shown, too. */
  compares?: boolean;
}

/**
 * The shortest points that show a range in a comfortable number, out of a tier that still holds all of it. Points begin at round
 * times, so the first and the last may reach a little beyond the range. Compared, all of the period before has to be held, too.
 */
export function planHistory(input: PlanInput): HistoryPlan {
  const { from, to, now, mostPoints = MAX_HISTORY_POINTS, compares = false } = input;
  const oldest = compares ? from - (to - from) : from;
  const fitting = STEPS.find(
    ({ tier, step }) =>
      (to - from) / (SLOT_MS[tier] * step) <= Math.min(COMFORTABLE_POINTS, mostPoints) &&
      oldest >= now - KEPT_MS[tier] &&
      plan(input, tier, step).count <= mostPoints,
  );
  if (fitting !== undefined) return plan(input, fitting.tier, fitting.step);
  const days = plan(input, 'day', 1).count;
  for (let step = Math.ceil(days / mostPoints); ; step += 1) {
    const planned = plan(input, 'day', step);
    if (planned.count <= mostPoints) return planned;
  }
}

function plan({ from, to, timeZone }: PlanInput, tier: HistoryTier, step: number): HistoryPlan {
  const start = slotOf(tier, from, timeZone);
  const end = slotOf(tier, Math.max(from, to - 1), timeZone);
  const first = start - (start % step);
  return { tier, step, first, count: Math.floor((end - first) / step) + 1 };
}

/** As many points of the same length, directly before. */
export function periodBefore(planned: HistoryPlan): HistoryPlan {
  return { ...planned, first: planned.first - planned.count * planned.step };
}

/** The moments at which the points begin, and the one at which the last ends. */
export function startsOf({ tier, step, first, count }: HistoryPlan, timeZone: string): number[] {
  return Array.from({ length: count + 1 }, (_, index) => slotStart(tier, first + index * step, timeZone));
}

/** The last slot of a plan. */
export function lastSlotOf({ first, count, step }: HistoryPlan): number {
  return first + count * step - 1;
}

/** The range of the last `hours`, up to the end of the point that holds now. */
export function rangeUntilNow(hours: number, now: number, timeZone: string): { from: number; to: number } {
  const length = hours * 60 * 60_000;
  const { tier, step } = planHistory({ from: now - length, to: now, now, timeZone });
  if (tier === 'day') {
    const today = slotOf('day', now, timeZone);
    const days = Math.round(length / SLOT_MS.day);
    return {
      from: slotStart('day', today + 1 - days, timeZone),
      to: slotStart('day', today + 1, timeZone),
    };
  }
  const pointMs = SLOT_MS[tier] * step;
  const to = (Math.floor(now / pointMs) + 1) * pointMs;
  return { from: to - length, to };
}
