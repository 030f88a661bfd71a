import { z } from 'zod';
import { MOST_RANGE_MS } from '../history';

const MOST_HOURS = MOST_RANGE_MS / (60 * 60_000);
/** The year 2200: later is a slip. */
const LATEST = Date.UTC(2200, 0, 1);

const hours = z.coerce.number().int().min(1).max(MOST_HOURS).default(24);
const moment = z.coerce.number().int().min(0).max(LATEST);

/** Of one queue: the last hours. */
export const queueHistoryQuery = z.strictObject({ hours });

const asked = {
  queue: z.uuid().optional(),
  site: z.uuid().optional(),
  /** Back from now; `from` and `to` come first where both are given. */
  hours,
  from: moment.optional(),
  to: moment.optional(),
  compare: z.enum(['none', 'previous']).default('none'),
};

interface Range {
  from?: number | undefined;
  to?: number | undefined;
}

function isRange({ from, to }: Range): boolean {
  return (from === undefined) === (to === undefined) && (from ?? 0) < (to ?? 1);
}

function isShortEnough({ from = 0, to = 0 }: Range): boolean {
  return to - from <= MOST_RANGE_MS;
}

const RANGE = { message: 'Give both from and to, and to later than from.', path: ['to'] };
const LENGTH = { message: 'The history can be shown for at most five years at a time.', path: ['from'] };

/** Of one queue, of a site, or of everything. */
export const historyQuery = z.strictObject(asked).refine(isRange, RANGE).refine(isShortEnough, LENGTH);

export const historyExportQuery = z
  .strictObject({ ...asked, format: z.enum(['csv', 'ndjson']).default('csv') })
  .refine(isRange, RANGE)
  .refine(isShortEnough, LENGTH);

export type HistoryQuery = z.infer<typeof historyQuery>;
