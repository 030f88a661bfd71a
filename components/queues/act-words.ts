import type { ActResponse } from '@/lib/client/acts';
import { describeRecords } from '@/lib/domain/durations';

export interface ActWords {
  /** `done`: as hoped, a short notice is enough. Everything else stays on the page until it is read. */
  tone: 'done' | 'info' | 'warning' | 'danger' | 'unknown';
  title: string;
  /** What happened and whether anything changed on the site. */
  detail: string;
}

/** What came of an act, in words. */
export function describeAct({ call, job }: ActResponse): ActWords {
  const detail = call.detail ?? '';
  const records = describeRecords(job?.recordCount ?? null);
  switch (call.outcome) {
    case 'job':
      return { tone: 'done', title: `Took ${records}`, detail };
    case 'cleared':
      return { tone: 'done', title: `Cleared ${describeRecords(job?.clearCount ?? null)}`, detail };
    case 'redelivered':
      return { tone: 'info', title: `The site handed out its open job again: ${records}`, detail };
    case 'empty':
      return { tone: 'info', title: 'Nothing was queued', detail: `${detail} Nothing was changed.` };
    case 'uuid-only':
      return { tone: 'warning', title: 'The site only named its open job', detail };
    case 'outstanding':
      return { tone: 'warning', title: 'A job taken elsewhere is outstanding', detail };
    case 'count-mismatch':
      return {
        tone: 'warning',
        title: 'The site cleared another number of records than are stored here',
        detail,
      };
    case 'not-cleared':
      return { tone: 'warning', title: 'The site cleared nothing', detail };
    case 'reconciled':
      return { tone: 'info', title: 'Reconciled', detail };
    default:
      return byState(call.state, call.verb, detail);
  }
}

function byState(state: ActResponse['call']['state'], verb: string, detail: string): ActWords {
  if (state === 'failed')
    return { tone: 'danger', title: `The ${verb} call failed: nothing happened`, detail };
  if (state === 'unknown')
    return { tone: 'unknown', title: `What came of the ${verb} call is not known`, detail };
  return { tone: 'info', title: `The ${verb} call is under way`, detail };
}

/** What came of a call, in two or three words. */
export const OUTCOME_WORD: Readonly<Record<string, string>> = {
  job: 'Job taken',
  redelivered: 'Same job again',
  empty: 'Nothing queued',
  'uuid-only': 'Job named only',
  outstanding: 'Job outstanding elsewhere',
  cleared: 'Cleared',
  'count-mismatch': 'Cleared, count differs',
  'not-cleared': 'Nothing cleared',
  'not-sent': 'Not sent',
  unreachable: 'Site not reached',
  unauthorized: 'Access refused',
  forbidden: 'Not allowed there',
  'not-found': 'Not found there',
  'rate-limited': 'Too many calls',
  rejected: 'Rejected',
  'timed-out': 'No answer in time',
  'connection-lost': 'Connection lost',
  'server-error': 'Error of the site',
  'unreadable-answer': 'Unreadable answer',
  'answer-too-large': 'Answer too large',
  interrupted: 'Interrupted',
  reconciled: 'Reconciled',
};
