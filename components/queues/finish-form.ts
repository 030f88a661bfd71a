import type { FinishInput } from '@/lib/domain/api/inputs';
import type { FinishConfirm } from '@/lib/domain/job-can';

export interface FinishForm {
  count: string;
  reason: string;
  /** The beginning of the Job UUID. */
  uuid: string;
}

export interface Needed {
  /** The number that has to be typed; null when none has. */
  count: number | null;
  reason: boolean;
  /** Whether the beginning of the Job UUID has to be typed. */
  uuid: boolean;
}

/** Letters of a Job UUID that are typed to confirm: its first group. */
export const UUID_START = 8;

/** What must be typed before this job can be finished. A count nobody knows cannot be typed; a reason always can. */
export function neededFor(confirm: FinishConfirm, recordCount: number | null): Needed {
  return {
    count: confirm === 'dialog' ? null : recordCount,
    reason: confirm === 'type-count-and-reason',
    uuid: confirm === 'type-count-and-reason',
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
  job: { recordCount: number | null; jobUuid: string },
): FinishInput | null {
  const typed = readCount(form.count);
  const reason = form.reason.trim();
  if (needed.count !== null && typed !== needed.count) return null;
  if (needed.reason && reason.length < 3) return null;
  if (needed.uuid && !startsUuid(form.uuid, job.jobUuid)) return null;
  return {
    seen: { state: 'open', recordCount: job.recordCount },
    ...(needed.count === null ? {} : { typedCount: needed.count }),
    ...(needed.reason ? { reason } : {}),
    ...(needed.uuid ? { jobUuid: job.jobUuid } : {}),
  };
}

/** Whether what was typed is the beginning of this Job UUID, or all of it. */
export function startsUuid(typed: string, jobUuid: string): boolean {
  const text = typed.trim().toLowerCase();
  return text.length >= UUID_START && jobUuid.toLowerCase().startsWith(text);
}
