import { dayOf } from '../jobs/days';

/** A moment as a date and time field holds it (`2026-11-24T13:05`), in the viewer's zone. */
export function localMinute(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${dayOf(at)}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The moment such a field holds; null when it holds none. */
export function momentOf(text: string): number | null {
  const at = text === '' ? Number.NaN : new Date(text).getTime();
  return Number.isNaN(at) ? null : at;
}
