import { TZDate } from '@date-fns/tz';
import { addDays, siteCalendar, weekdayOf } from './site-calendar';
import { momentsOf } from './zoned-time';

/** Planned hours in which nobody is disturbed: on some days of the week, from one local time to another. */
export interface QuietHours {
  /** 1 for Monday to 7 for Sunday: the days on which they begin. */
  days: readonly number[];
  /** `22:00`. The end is on the next day when it is not after the beginning. */
  from: string;
  to: string;
  /** An IANA name: `America/New_York`. */
  timeZone: string;
}

/** Quiet hours that follow on each other are one; more of them than this is all week. */
const MOST_IN_A_ROW = 15;

/** Until when it is quiet at a moment; null when it is not. Quiet hours that meet or overlap are one. */
export function quietUntil(hours: readonly QuietHours[], now: number): number | null {
  let end: number | null = null;
  for (let round = 0; round < MOST_IN_A_ROW; round += 1) {
    const next = latestEnd(hours, end ?? now);
    if (next === null) return end;
    end = next;
  }
  return end;
}

function latestEnd(hours: readonly QuietHours[], at: number): number | null {
  const ends = hours.flatMap((one) => endsAround(one, at));
  return ends.length === 0 ? null : Math.max(...ends);
}

/** They may have begun today or yesterday. */
function endsAround({ days, from, to, timeZone }: QuietHours, at: number): number[] {
  const { today } = siteCalendar(at, { timeZone, fiscalYearStartMonth: 1 });
  return [addDays(today, -1), today].flatMap((day) => {
    if (!days.includes(weekdayOf(day))) return [];
    const begin = momentAt(day, from, timeZone, 'first');
    const end = momentAt(to > from ? day : addDays(day, 1), to, timeZone, 'last');
    return begin <= at && at < end ? [end] : [];
  });
}

/**
 * A local time as a moment. Where clocks go back and it comes twice, quiet hours begin with the first and end with the last; where
 * clocks go forward and it never comes, the time after the jump is meant.
 */
function momentAt(day: string, time: string, timeZone: string, which: 'first' | 'last'): number {
  const moments = momentsOf(`${day}T${time}`, timeZone);
  const found = which === 'first' ? moments[0] : moments.at(-1);
  if (found !== undefined) return Date.parse(found.iso);
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return new TZDate(year, month - 1, date, hour, minute, timeZone).getTime();
}
