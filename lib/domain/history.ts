import { tzOffset } from '@date-fns/tz/tzOffset';
import { startOfDay } from './site-calendar';

/**
 * The history's tiers. Each sample is written to every tier at once, so that no job has to roll one up into the next
 * (docs/decisions/0034). A place in a tier is a whole number, its slot: minutes and quarter-hours since 1970 (UTC), and
 * days since 1970 as the calendar of the site's time zone counts them, so that a day is 23 or 25 hours long where clocks change.
 */
export const HISTORY_TIERS = ['minute', 'quarter', 'day'] as const;

export type HistoryTier = (typeof HISTORY_TIERS)[number];

/** As the database stores them. Never changed. */
export const TIER_CODES = { minute: 0, quarter: 1, day: 2 } as const satisfies Record<HistoryTier, number>;

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;
const DAY = 24 * 60 * MINUTE;

/** How long a slot is; of a day its usual length. */
export const SLOT_MS = { minute: MINUTE, quarter: QUARTER, day: DAY } as const satisfies Record<
  HistoryTier,
  number
>;

/** How many slots of a queue are packed into one row when they are past: an hour's minutes, a day's quarter-hours. Days stay as they are. */
export const BLOCK_SLOTS = { minute: 60, quarter: 96 } as const;

/** Tiers with so many slots that they are packed. */
export type PackedTier = keyof typeof BLOCK_SLOTS;

export const PACKED_TIERS = ['minute', 'quarter'] as const satisfies readonly PackedTier[];

/** How long what was sampled lies open, to be added to and, for the overview's day, to be summed by the database. */
export const UNPACKED_MS = { minute: 60 * MINUTE, quarter: 2 * DAY } as const satisfies Record<
  PackedTier,
  number
>;

/** How long each tier is kept. */
export const KEPT_MS = {
  minute: 7 * DAY,
  quarter: 400 * DAY,
  day: 5 * 366 * DAY,
} as const satisfies Record<HistoryTier, number>;

/** The longest range that can be asked for: five years, all that is kept. */
export const MOST_RANGE_MS = KEPT_MS.day;

/** The slot that holds a moment. */
export function slotOf(tier: HistoryTier, at: number, timeZone: string): number {
  if (tier !== 'day') return Math.floor(at / SLOT_MS[tier]);
  return Math.floor((at + tzOffset(timeZone, new Date(at)) * MINUTE) / DAY);
}

/** The first moment of a slot. */
export function slotStart(tier: HistoryTier, slot: number, timeZone: string): number {
  if (tier !== 'day') return slot * SLOT_MS[tier];
  return (
    plainMidnight(slot, timeZone) ?? startOfDay(new Date(slot * DAY).toISOString().slice(0, 10), timeZone)
  );
}

/** Midnight of a day around which no clock is changed: nearly all of them, and many times as fast. */
function plainMidnight(day: number, timeZone: string): number | null {
  const offsetAt = (at: number) => tzOffset(timeZone, new Date(at)) * MINUTE;
  const offset = offsetAt(day * DAY);
  const at = day * DAY - offset;
  return offsetAt(at - DAY / 8) === offset && offsetAt(at + DAY / 8) === offset ? at : null;
}

/**
 * How much a running total has grown. A total that shrank has begun anew (the site was restored), so all of it is growth.
 * Null when either side is not known.
 */
export function growth(before: number | null, after: number | null): number | null {
  if (before === null || after === null) return null;
  return after >= before ? after - before : after;
}
