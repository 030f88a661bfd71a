import type { QueueChanges } from './patch';

/** Changes of the last minute, for answers that were asked for before them and come after them. */
const recent: { at: number; changes: QueueChanges }[] = [];
const RECENT_MS = 60_000;

/** An answer that was asked for at a time (`performance.now()`), with the changes that came since. */
export function withRecent<Data>(
  data: Data,
  askedAt: number,
  patch: (data: Data, changes: QueueChanges) => Data,
): Data {
  return recent.filter(({ at }) => at >= askedAt).reduce((now, { changes }) => patch(now, changes), data);
}

export function noteRecent(changes: QueueChanges): void {
  const at = performance.now();
  while ((recent[0]?.at ?? at) < at - RECENT_MS) recent.shift();
  recent.push({ at, changes });
}
