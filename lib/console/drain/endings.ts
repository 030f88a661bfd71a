import type { ActResult } from '../jobs/act-result';
import type { DrainReason, DrainState } from '@/lib/domain/drain';
import { describeRecords } from '@/lib/domain/durations';
import type { AppError } from '@/lib/domain/errors';

/** How a drain comes to rest: what happened in a sentence, and what a person does next. */
export interface Ending {
  state: Extract<DrainState, 'done' | 'cancelled' | 'stopped'>;
  reason: DrainReason;
  sentence: string;
  nextStep: string;
}

const LIMITS = {
  'first-round': {
    sentence: 'The first round is stored. Its job was left open, as you asked.',
    nextStep: 'Look at its records, then finish the job, or hand it over to the integration.',
  },
  'max-records': {
    sentence: 'The next round could bring more records than the maximum you gave, so it was not begun.',
    nextStep: 'Drain again if more is to be taken.',
  },
  'max-rounds': {
    sentence:
      'As many rounds are done as the plan allowed. Records that were queued meanwhile are still there.',
    nextStep: 'Drain again if they are to be taken too.',
  },
} as const;

export function limitEnding(reason: keyof typeof LIMITS): Ending {
  return { state: 'done', reason, ...LIMITS[reason] };
}

export const EMPTIED: Ending = {
  state: 'done',
  reason: 'empty',
  sentence: 'The queue is empty: the last call found nothing more.',
  nextStep: 'Download the archive if the records are needed elsewhere.',
};

export const CANCELLED: Ending = {
  state: 'cancelled',
  reason: 'cancelled',
  sentence: 'It was cancelled between two rounds. No call is under way, and nothing stands half done.',
  nextStep: 'What is still queued stays queued. Start another drain when you want to go on.',
};

export const RESTARTED: Ending = {
  state: 'stopped',
  reason: 'restart',
  sentence: 'The program was stopped while the drain was at work. Everything that had come is stored.',
  nextStep: 'Look at the queue. If its last call needs to be reconciled, do that first; then resume.',
};

export const DEFECT: Ending = {
  state: 'stopped',
  reason: 'defect',
  sentence: 'Something failed on our side between two calls. Everything that had come is stored.',
  nextStep: 'Look at the queue, then resume. If it stops again, tell whoever runs the console.',
};

/** Whoever the drain calls for may not drain any more. */
export function mayNoMore(name: string, why: string): Ending {
  return {
    state: 'stopped',
    reason: 'not-allowed',
    sentence: `${name}, in whose name it drained, ${why}. It was stopped before the next call. Everything that had come is stored.`,
    nextStep:
      'Somebody who may drain can resume it, in their own name: a job that is open is finished first.',
  };
}

/** A process or finish that was refused before it was made. */
export function refusedEnding(error: AppError): Ending {
  const reason = error.code === 'call-unknown' ? 'call-unknown' : 'queue-changed';
  const nextStep =
    error.code === 'call-unknown'
      ? 'Reconcile that call on the page of the queue, then resume.'
      : 'Look at the queue. Resume once nobody else works on it and no other job is open.';
  return { state: 'stopped', reason, sentence: error.message, nextStep };
}

/** What a process call came to, when it did not bring a new job of ours; null when it did. */
export function processSurprise({ call, job }: ActResult): Ending | null {
  const said = call.detail ?? '';
  if (call.state === 'unknown') return unknown(said);
  if (call.state === 'failed') return failed(said);
  if (call.outcome === 'empty') return EMPTIED;
  if (call.outcome === 'redelivered') {
    return stopped(
      'redelivered',
      said,
      'Look at that job: finish it, or leave it to whoever took it. Then resume.',
    );
  }
  if (call.outcome !== 'job') {
    return stopped('foreign-job', said, 'Whoever took that job should finish it. Resume once it is gone.');
  }
  if (job === null || job.custody !== 'held' || job.recordCount === null)
    return stopped('not-held', said, 'Process the queue by hand to see what the site hands out.');
  return null;
}

/** What a finish call came to, when it did not clear exactly what is stored here; null when it did. */
export function finishSurprise({ call, job }: ActResult): Ending | null {
  const said = call.detail ?? '';
  if (call.state === 'unknown') return unknown(said);
  if (call.state === 'failed') return failed(said);
  if (call.outcome === 'not-cleared')
    return stopped(
      'not-cleared',
      said,
      'Process the queue by hand to see whether the site still has the job.',
    );
  if (call.outcome !== 'cleared' || job?.clearCount !== job?.recordCount) return mismatch(said);
  return null;
}

/** A finished job of the drain whose counts are not the same. */
export function mismatch(said: string): Ending {
  return stopped(
    'count-mismatch',
    said,
    'Compare the job with the integration before you rely on either count, then resume.',
  );
}

/** The open job of a drain is not there to be finished any more. */
export function jobGone(recordCount: number | null): Ending {
  return stopped(
    'queue-changed',
    `The job of ${describeRecords(recordCount)} that this drain had open is not as it left it.`,
    'Look at the job and at the queue, then resume.',
  );
}

function unknown(said: string): Ending {
  return stopped('call-unknown', said, 'Reconcile that call on the page of the queue, then resume.');
}

function failed(said: string): Ending {
  return stopped('call-failed', said, 'Put right what kept the site from answering, then resume.');
}

function stopped(reason: DrainReason, said: string, nextStep: string): Ending {
  return {
    state: 'stopped',
    reason,
    sentence: said === '' ? 'The site answered something unexpected.' : said,
    nextStep,
  };
}
