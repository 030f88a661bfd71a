import type { QuietHoursView } from '@/lib/domain/api/health';

/** The days of the week as quiet hours count them. */
export const WEEKDAYS = [
  { day: 1, short: 'Mon', long: 'Monday' },
  { day: 2, short: 'Tue', long: 'Tuesday' },
  { day: 3, short: 'Wed', long: 'Wednesday' },
  { day: 4, short: 'Thu', long: 'Thursday' },
  { day: 5, short: 'Fri', long: 'Friday' },
  { day: 6, short: 'Sat', long: 'Saturday' },
  { day: 7, short: 'Sun', long: 'Sunday' },
] as const;

/** "Mon, Tue 22:00 to 06:00 (Europe/Vienna)". */
export function quietWords({ days, from, to, timeZone }: QuietHoursView): string {
  const names = WEEKDAYS.filter(({ day }) => days.includes(day)).map(({ short }) => short);
  const when = names.length === WEEKDAYS.length ? 'Every day' : names.join(', ');
  return `${when} ${from} to ${to} (${timeZone})`;
}
