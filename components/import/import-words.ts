import type { ImportView } from '@/lib/domain/api/imports';
import { describeDuration } from '@/lib/domain/durations';

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
  return `${count.toLocaleString('en-US')} row${count === 1 ? '' : 's'}`;
}

export interface Pace {
  /** Rows a second; null while too little was seen. */
  rate: number | null;
  /** Milliseconds; null when it cannot be told. */
  leftMs: number | null;
}

/** How fast a run goes, from when it began and where. */
export function paceOf(
  one: Pick<ImportView, 'rowsRead' | 'rowCount' | 'phaseStartedAt' | 'phaseStartedRow'>,
  now: number,
): Pace {
  const elapsed = one.phaseStartedAt === null ? 0 : now - one.phaseStartedAt;
  const done = one.rowsRead - one.phaseStartedRow;
  if (elapsed < 500 || done <= 0) return { rate: null, leftMs: null };
  const rate = (done * 1000) / elapsed;
  const left = one.rowCount === null ? null : Math.max(0, one.rowCount - one.rowsRead);
  return { rate, leftMs: left === null ? null : (left * 1000) / rate };
}

export function paceWords({ rate, leftMs }: Pace): string {
  if (rate === null) return '';
  const speed = `${Math.round(rate).toLocaleString('en-US')} rows a second`;
  return leftMs === null ? speed : `${speed}, ${describeDuration(leftMs)} left`;
}
