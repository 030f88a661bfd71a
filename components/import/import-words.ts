import type { ImportView } from '@/lib/domain/api/imports';
import { describeDuration } from '@/lib/domain/durations';
import { formatNumber } from '../ui/number';

type State = ImportView['state'];

export const STATE_WORDS: Readonly<Record<State, string>> = {
  uploading: 'Being uploaded',
  uploaded: 'Columns to be chosen',
  checking: 'Being checked',
  checked: 'Checked',
  importing: 'Being imported',
  interrupted: 'Interrupted',
  done: 'Imported',
  cancelled: 'Cancelled',
  failed: 'Nothing imported',
};

export function isMoving(state: State): boolean {
  return state === 'checking' || state === 'importing';
}

export function rows(count: number): string {
  return `${formatNumber(count)} row${count === 1 ? '' : 's'}`;
}

/** How far a run was at one look. */
export interface Look {
  at: number;
  rowsRead: number;
}

/** Looks further back say nothing of now. */
const RECENT_MS = 10_000;

/** The looks of the last seconds, with one more. */
export function addLook(looks: readonly Look[], look: Look): readonly Look[] {
  return [...looks.filter(({ at }) => look.at - at <= RECENT_MS), look];
}

export interface Pace {
  /** Rows a second; 0 when none has moved, null while too little was seen. */
  rate: number | null;
  /** Milliseconds; null when it cannot be told. */
  leftMs: number | null;
}

/** How fast a run goes, by the rows that moved between the looks: a run that died moves none, whatever it did before. */
export function paceOf(looks: readonly Look[], rowCount: number | null): Pace {
  const [first, last] = [looks[0], looks.at(-1)];
  if (first === undefined || last === undefined) return { rate: null, leftMs: null };
  const [elapsed, done] = [last.at - first.at, last.rowsRead - first.rowsRead];
  if (done <= 0) return { rate: elapsed < RECENT_MS / 2 ? null : 0, leftMs: null };
  const rate = (done * 1000) / elapsed;
  const left = rowCount === null ? null : Math.max(0, rowCount - last.rowsRead);
  return { rate, leftMs: left === null ? null : (left * 1000) / rate };
}

export function paceWords({ rate, leftMs }: Pace): string {
  if (rate === null) return '';
  if (rate === 0) return 'No row has moved in the last seconds.';
  const speed = `${formatNumber(Math.round(rate))} rows a second`;
  return leftMs === null ? speed : `${speed}, ${describeDuration(leftMs)} left`;
}
