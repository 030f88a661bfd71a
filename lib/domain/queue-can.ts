import type { Role } from './actor';
import type { QueueView } from './api/views';
import { describeRecords, describeWaiting } from './durations';
import { leastRole, may, type Action } from './policies';

/** Whether something may be done now, in words that can be shown when it may not. */
export type Allowed<Confirm extends string> =
  | { allowed: true; confirm: Confirm }
  | { allowed: false; reason: string };

export type ProcessConfirm = 'none' | 'integration-dialog';

/** What can be done to a queue as it stands: for routes, and for what is drawn. */
export const queueCan = {
  /** Takes the next records. One click where no integration would miss them, else a dialog (ux.md, "Confirming"). */
  process(queue: QueueView, role: Role): Allowed<ProcessConfirm> {
    const refusal = refusedToRole(role, 'queue.process') ?? refusedByState(queue);
    if (refusal !== null) return { allowed: false, reason: refusal };
    return { allowed: true, confirm: queue.polledBy === 'directly' ? 'integration-dialog' : 'none' };
  },

  /** Opens a job by a UUID somebody knows; settles a process call of unknown outcome by it. */
  recover(queue: QueueView, role: Role): Allowed<'dialog'> {
    const refusal = refusedToRole(role, 'job.recover') ?? refusedWhileBusy(queue);
    return refusal === null ? { allowed: true, confirm: 'dialog' } : { allowed: false, reason: refusal };
  },

  /** Processes and finishes until it is empty; the plan says more. Not where the site says that nothing is queued. */
  drain(queue: QueueView, role: Role): Allowed<'plan'> {
    const refusal = refusedToRole(role, 'queue.drain') ?? refusedByState(queue);
    if (refusal !== null) return { allowed: false, reason: refusal };
    if (queue.openJob !== null) return { allowed: false, reason: 'A job is open. Finish it first.' };
    const isEmpty = queue.queued.value === 0 && queue.queued.basis === 'exact';
    return isEmpty ? { allowed: false, reason: 'Nothing is queued.' } : { allowed: true, confirm: 'plan' };
  },

  /** Settles the call whose outcome is unknown. */
  reconcile(queue: QueueView, role: Role): Allowed<'dialog'> {
    const refusal = refusedToRole(role, 'queue.reconcile') ?? refusedWhileBusy(queue);
    if (refusal !== null) return { allowed: false, reason: refusal };
    if (queue.unknownCall === null)
      return { allowed: false, reason: 'Every call of this queue has a known outcome.' };
    return { allowed: true, confirm: 'dialog' };
  },
};

export interface Suggestion {
  /** `recover`: open a job by its UUID. `put-right`: something outside the console has to be put right first. */
  action: 'process' | 'finish' | 'reconcile' | 'recover' | 'put-right' | 'wait' | 'none';
  sentence: string;
}

/** The one thing to do next, whoever may do it. */
export function suggestion(queue: QueueView): Suggestion {
  if (queue.busy !== null) {
    return {
      action: 'wait',
      sentence: `${queue.busy.actor.name} is calling ${queue.busy.verb} at this moment.`,
    };
  }
  if (queue.health.isLoading === true)
    return { action: 'wait', sentence: 'Wait until it is loaded. The overview shows how far it is.' };
  if (queue.unknownCall !== null) {
    return {
      action: 'reconcile',
      sentence: `Reconcile the ${queue.unknownCall.verb} call whose outcome is unknown.`,
    };
  }
  if (queue.openJob !== null) return suggestForJob(queue.openJob, queue);
  const afterCall = suggestAfterCall(queue);
  if (afterCall !== null) return afterCall;
  if (queue.readingProblem !== null) return suggestForSite(queue);
  if (queue.queued.value === 0 && queue.queued.basis !== 'at-least') return suggestNothing(queue);
  // None that is certain, after a full batch: there is no number to name.
  if (queue.queued.value === null || queue.queued.value === 0)
    return { action: 'process', sentence: 'Process to see what is waiting.' };
  return { action: 'process', sentence: `Process: ${describeWaiting(queue.queued.value)}.` };
}

/** A count of long ago, or of a moment, is told as one. */
function suggestNothing({ queued, health }: QueueView): Suggestion {
  if (health.state === 'unknown')
    return { action: 'put-right', sentence: 'The log of the server says why nothing looks at the site.' };
  const sentence =
    queued.basis === 'exact' ? 'Nothing is waiting.' : 'Nothing was waiting when the queue was last seen.';
  return { action: 'none', sentence };
}

function suggestForSite({ site }: QueueView): Suggestion {
  const sentence =
    site.kind === 'remote'
      ? 'See under Settings → Sites what the site answers: the test of its connection says which step fails.'
      : 'The log of the server says why the built-in site does not answer.';
  return { action: 'put-right', sentence };
}

/** The next step for somebody who does not stand before the queue's page: what to do, and where. Null when all is well. */
export function nextStep(queue: QueueView): { sentence: string; path: string } | null {
  if (queue.health.state === 'healthy') return null;
  const { action, sentence } = suggestion(queue);
  if (action === 'none') return null;
  // Whoever is told may be no admin, and not go to the settings of the site.
  return { sentence, path: `/queues/${queue.id}` };
}

/** What process answers while the site keeps a job outstanding whose records it does not give again. */
const NOT_HANDED_OUT: ReadonlySet<string> = new Set(['uuid-only', 'outstanding', 'empty']);

/** What to do after a call that was refused, by what refused it. */
const AFTER: Readonly<Record<string, Suggestion>> = {
  outstanding: {
    action: 'recover',
    sentence:
      'Whoever took that job has to finish it. If you know its Job UUID, recover it here and finish it yourself.',
  },
  unauthorized: {
    action: 'put-right',
    sentence: 'Put the credentials of the site right, then process again.',
  },
  forbidden: {
    action: 'put-right',
    sentence: 'Let an admin of the site allow our application to call this queue, then process again.',
  },
  'not-found': {
    action: 'put-right',
    sentence: 'Compare the Queue UUID with the alert on the site: it may have been deleted there.',
  },
  'rate-limited': { action: 'process', sentence: 'Wait as long as the site asks, then process again.' },
  unreachable: { action: 'process', sentence: 'Process again as soon as the site can be reached.' },
  'not-sent': { action: 'process', sentence: 'Process again: the call never left.' },
  rejected: { action: 'process', sentence: 'Look at what the site said, then process again.' },
};

/** The same of a finish, where the open job is still there to be finished. */
const AFTER_FINISH: Readonly<Record<string, (job: string) => string>> = {
  unauthorized: (job) => `Put the credentials of the site right, then finish ${job}.`,
  forbidden: (job) =>
    `Let an admin of the site allow our application to call this queue, then finish ${job}.`,
  'rate-limited': (job) => `Wait as long as the site asks, then finish ${job}.`,
  unreachable: (job) => `Finish ${job} as soon as the site can be reached.`,
  'not-sent': (job) => `Finish ${job}: the call never left.`,
  rejected: (job) => `Look at what the site said, then finish ${job}.`,
};

function suggestAfterFinish(
  job: NonNullable<QueueView['openJob']>,
  { notice }: QueueView,
): Suggestion | null {
  if (notice?.verb !== 'finish' || notice.jobId !== job.id) return null;
  const said = AFTER_FINISH[notice.outcome];
  const sentence = said?.(`the open job of ${describeRecords(job.recordCount)}`);
  return sentence === undefined ? null : { action: 'finish', sentence };
}

function suggestAfterCall({ notice }: QueueView): Suggestion | null {
  return notice === null || notice.verb === 'finish' ? null : (AFTER[notice.outcome] ?? null);
}

function suggestForJob(job: NonNullable<QueueView['openJob']>, queue: QueueView): Suggestion {
  if (job.handedOver !== null && job.state === 'open') {
    return job.replayed === null
      ? {
          action: 'wait',
          sentence: 'The open job is handed over: the integration gets it with its next process call.',
        }
      : {
          action: 'wait',
          sentence: `${job.replayed.to} has fetched the open job and is to finish it. Finish it here only if it does not.`,
        };
  }
  if (job.custody === 'held' && job.lastOutcome !== 'not-cleared') {
    const others = suggestAfterFinish(job, queue) ?? suggestForOthers(job, queue.health.state === 'stuck');
    if (others !== null) return others;
  }
  if (job.lastOutcome === 'not-cleared') {
    return {
      action: 'process',
      sentence:
        'The site cleared nothing when this job was finished. Process again to see whether it still has it.',
    };
  }
  return job.custody === 'not-held'
    ? suggestForUnheld(job, queue)
    : { action: 'finish', sentence: `Finish the open job of ${describeRecords(job.recordCount)}.` };
}

/** A job that somebody else took and is to finish; its records are stored here. Null for a person's own. */
function suggestForOthers(job: NonNullable<QueueView['openJob']>, isStuck: boolean): Suggestion | null {
  const { kind, name } = job.holder;
  if (kind !== 'gateway' && kind !== 'foreign') return null;
  const taker = kind === 'gateway' ? name : 'whoever took it';
  const again = kind === 'gateway' ? ': it gets these records again when it polls' : '';
  if (isStuck) {
    return {
      action: 'finish',
      sentence: `See whether ${taker} still runs${again}. If it does not, finish the job here.`,
    };
  }
  const who = kind === 'gateway' ? name : 'Somebody else';
  return {
    action: 'wait',
    sentence: `${who} took the open job and is to finish it. Finish it here only if that does not happen.`,
  };
}

/** A job whose payload we never saw. Where the site told how many records it has, nobody here has touched it yet. */
function suggestForUnheld(job: NonNullable<QueueView['openJob']>, queue: QueueView): Suggestion {
  const isAtWork =
    job.holder.kind === 'foreign' && job.lastOutcome === null && queue.health.state !== 'stuck';
  if (isAtWork && job.recordCount !== null) {
    return {
      action: 'wait',
      sentence:
        'An integration took the open job straight from the site and is to finish it. Nothing needs to be done unless it stays open.',
    };
  }
  if (NOT_HANDED_OUT.has(job.lastOutcome ?? '')) {
    return {
      action: 'finish',
      sentence:
        'The payload of the open job is not held here, and the site does not hand it out again. Whoever took it should finish it; you can, with a reason.',
    };
  }
  return {
    action: 'process',
    sentence:
      'The payload of the open job is not held here. Process again: most sites hand it out once more.',
  };
}

function refusedByState(queue: QueueView): string | null {
  const busy = refusedWhileBusy(queue);
  if (busy !== null) return busy;
  if (queue.unknownCall !== null) {
    return `What came of the last ${queue.unknownCall.verb} call is unknown. Reconcile it first.`;
  }
  if (queue.openJob !== null && jobBlocksProcess(queue.openJob)) {
    return `The job of ${describeRecords(queue.openJob.recordCount)} taken by ${queue.openJob.holder.name} is open. Finish it first.`;
  }
  return null;
}

/**
 * Whether an unfinished job keeps the next process call from being made. A held one does; one whose payload we never saw
 * may be handed out again, and one the site would not clear may be gone, and only process can tell.
 */
export function jobBlocksProcess(job: {
  state: string;
  custody: string;
  lastOutcome: string | null;
}): boolean {
  if (job.state === 'finishing') return true;
  return job.state === 'open' && job.custody === 'held' && job.lastOutcome !== 'not-cleared';
}

/** Of several unfinished jobs, the one to deal with first: one that keeps others from being taken, else the oldest. */
export function openJobOf<T extends { state: string; custody: string; last_outcome: string | null }>(
  oldestFirst: readonly T[],
): T | undefined {
  return (
    oldestFirst.find((job) => jobBlocksProcess({ ...job, lastOutcome: job.last_outcome })) ?? oldestFirst[0]
  );
}

export function refusedToRole(role: Role, action: Action): string | null {
  return may(role, action) ? null : `Only ${leastRole(action)}s and above may do this.`;
}

export function refusedWhileBusy(queue: QueueView): string | null {
  return queue.busy === null
    ? null
    : `${queue.busy.actor.name} is calling ${queue.busy.verb} at this moment.`;
}
