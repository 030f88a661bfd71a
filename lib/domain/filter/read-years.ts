import type { CalendarOperand } from '@/lib/domain/filter/types';
import { beginWithInput, quoteInput } from '@/lib/domain/quote-input';

type Years = Extract<CalendarOperand, { kind: 'years' }>;

/** `2010,2024`, or `2010-2024` as a public client of Fluxx writes it [seen], or one year. */
const YEARS = /^\s*(\d{4})\s*(?:[,-]\s*(\d{4})\s*)?$/;
const FIRST_YEAR = 1;

/** Reads the years of `range-year-cal` and `range-year-fiscal`, both ends included; a refusal is a whole sentence. */
export function readYears(
  input: unknown,
  fiscal: boolean,
): { ok: true; value: Years } | { ok: false; message: string } {
  const match = typeof input === 'string' || typeof input === 'number' ? YEARS.exec(String(input)) : null;
  if (match === null)
    return {
      ok: false,
      message: `Years are written "2010,2024" with both ends given, or as one year; ${quoteInput(input)} is not.`,
    };
  const from = Number(match[1]);
  const to = Number(match[2] ?? match[1]);
  if (from < FIRST_YEAR)
    return { ok: false, message: `${beginWithInput(input)} begins before the year 1, the first there is.` };
  if (to < from)
    return {
      ok: false,
      message: `The range ${quoteInput(input)} ends before it starts, so nothing could ever be in it.`,
    };
  return { ok: true, value: { kind: 'years', from, to, fiscal } };
}
