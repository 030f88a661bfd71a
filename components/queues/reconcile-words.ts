import type { CallView } from '@/lib/domain/api/views';

export interface ReconcileWords {
  meaning: string;
  button: string;
  question: string;
  consequence: string;
  confirm: string;
}

const PROCESS: ReconcileWords = {
  meaning:
    'The site may have put up to 1,000 records into a job whose UUID did not reach us. Until that job is known and finished, the queue stands still. No record is lost: they are still on the site.',
  button: 'Reconcile',
  question: 'Call process again to find out?',
  consequence:
    'If the site made a job, it hands the same one out again and it is recognised by its UUID. If it made none, this call takes the next records as usual. Either way every record ends in a job that is stored here.',
  confirm: 'Call process again',
};

const UUID_FOUND =
  'The site made a job and its UUID reached us, but not all of its records did. Until they are stored and the job is finished, the queue stands still. No record is lost: they are still on the site.';

const FINISH: ReconcileWords = {
  meaning:
    'The site may or may not have cleared the job. Its records are stored here either way, and its UUID is known.',
  button: 'Reconcile',
  question: 'Repeat the finish to find out?',
  consequence:
    'Finish is called once more with the same Job UUID. It can only clear this job; no new records are taken. If the site has nothing left to clear, the first call had worked, and that is marked as inferred.',
  confirm: 'Repeat the finish',
};

const FINISH_UNSEEN =
  'The site may or may not have cleared the job. An integration took it without this console, so its records are not stored here; its UUID is known.';

/** How an unknown call of this verb is settled, and what that does. */
export function reconcileWords(call: Pick<CallView, 'verb' | 'foundJobUuid' | 'jobId'>): ReconcileWords {
  if (call.verb === 'finish') return call.jobId === null ? { ...FINISH, meaning: FINISH_UNSEEN } : FINISH;
  return call.foundJobUuid === null ? PROCESS : { ...PROCESS, meaning: UUID_FOUND };
}
