/** Midnight at the beginning of a day as a date field gives it (`2026-03-01`), in the viewer's zone; null when none is set. */
export function dayStart(day: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00`).getTime() : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** Midnight at its end: days that are 23 or 25 hours long included. */
export function dayAfter(day: string): number | null {
  const at = dayStart(day);
  if (at === null) return null;
  const next = new Date(at);
  next.setDate(next.getDate() + 1);
  return next.getTime();
}

/** The day of a moment, as a date field holds it, in the viewer's zone; empty for none. */
export function dayOf(at: number | null): string {
  if (at === null) return '';
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
