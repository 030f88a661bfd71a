import type { FinishInput } from '@/lib/domain/api/inputs';
import type { FinishConfirm } from '@/lib/domain/job-can';

export interface FinishForm {
  count: string;
  reason: string;
}

export interface Needed {
  /** The number that has to be typed; null when none has. */
  count: number | null;
  reason: boolean;
}

/** What must be typed before this job can be finished. A count nobody knows cannot be typed; a reason always can. */
export function neededFor(confirm: FinishConfirm, recordCount: number | null): Needed {
  return {
    count: confirm === 'dialog' ? null : recordCount,
    reason: confirm === 'type-count-and-reason',
  };
}

/** Digits as people write them: grouped or not. */
export function readCount(text: string): number | null {
  const digits = text.replaceAll(/[\s,.'’]/g, '');
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null;
}

/** The input of a finish, or null while something is still missing. */
export function finishInputOf(
  form: FinishForm,
  needed: Needed,
  recordCount: number | null,
): FinishInput | null {
  const typed = readCount(form.count);
  const reason = form.reason.trim();
  if (needed.count !== null && typed !== needed.count) return null;
  if (needed.reason && reason.length < 3) return null;
  return {
    seen: { state: 'open', recordCount },
    ...(needed.count === null ? {} : { typedCount: needed.count }),
    ...(needed.reason ? { reason } : {}),
  };
}
