/** Until when a queue may be snoozed with one press. */
export const SNOOZES = [
  { value: '1h', label: 'For 1 hour', untilFrom: (now: number) => now + 3_600_000 },
  { value: '4h', label: 'For 4 hours', untilFrom: (now: number) => now + 4 * 3_600_000 },
  { value: 'morning', label: 'Until tomorrow morning, 9:00 your time', untilFrom: tomorrowMorning },
  { value: '7d', label: 'For a week', untilFrom: (now: number) => now + 7 * 86_400_000 },
] as const;

export type Snooze = (typeof SNOOZES)[number]['value'] | 'other';

/** Nine in the morning of the next day, where the viewer is. */
function tomorrowMorning(now: number): number {
  const day = new Date(now);
  day.setDate(day.getDate() + 1);
  day.setHours(9, 0, 0, 0);
  return day.getTime();
}

/** Epoch milliseconds of what was chosen; NaN when it is no time. */
export function untilOf(chosen: Snooze, other: string, now: number): number {
  const preset = SNOOZES.find(({ value }) => value === chosen);
  return preset === undefined ? new Date(other).getTime() : preset.untilFrom(now);
}
