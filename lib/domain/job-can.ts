import type { Role } from './actor';
import type { JobView, QueueView } from './api/views';
import type { Person } from './policies';
import { refusedToRole, refusedWhileBusy, type Allowed } from './queue-can';

/** What Finish asks for: a dialog, the count typed by hand, or the count and a reason (ux.md, "Confirming"). */
export type FinishConfirm = 'dialog' | 'type-count' | 'type-count-and-reason';

/** Who looks: a person's account. */
export interface Viewer {
  role: Role;
  id: string | null;
}

/** What can be done to a job as it stands: for routes, and for what is drawn. */
export const jobCan = {
  /** Clears the job on the site. The payload stays readable here. */
  finish(job: JobView, queue: QueueView, viewer: Viewer): Allowed<FinishConfirm> {
    const refusal =
      refusedToRole(viewer.role, 'job.finish') ?? refusedWhileBusy(queue) ?? refusedByState(job);
    if (refusal !== null) return { allowed: false, reason: refusal };
    return { allowed: true, confirm: finishConfirm(job, { kind: 'person', id: viewer.id }) };
  },

  /** Sends the records of a finished job back to their queue. Only the built-in site can. */
  requeue(job: JobView, queue: QueueView, viewer: Viewer): Allowed<'dialog'> {
    const refusal = refusedToRole(viewer.role, 'job.requeue') ?? refusedRequeue(job, queue);
    return refusal === null ? { allowed: true, confirm: 'dialog' } : { allowed: false, reason: refusal };
  },

  /** Marks the job for the integration, which gets it with its next process call through the gateway. */
  handOver(job: JobView, queue: QueueView, viewer: Viewer): Allowed<'none'> {
    const refusal = refusedToRole(viewer.role, 'job.hand-over') ?? refusedHandOver(job, queue);
    return refusal === null ? { allowed: true, confirm: 'none' } : { allowed: false, reason: refusal };
  },

  /** Takes that back, as long as the integration has not fetched it. */
  takeBack(job: JobView, viewer: Viewer): Allowed<'none'> {
    const refusal = refusedToRole(viewer.role, 'job.hand-over') ?? refusedTakeBack(job);
    return refusal === null ? { allowed: true, confirm: 'none' } : { allowed: false, reason: refusal };
  },

  /** Sees the records and downloads them. */
  readPayload(job: JobView, person: Person): Allowed<'none'> {
    const refusal = refusedToRole(person.role, 'payload.read');
    if (refusal !== null && !person.seesPayloads) return { allowed: false, reason: refusal };
    if (job.custody === 'not-held') {
      return {
        allowed: false,
        reason: 'The payload of this job is not stored here: somebody else took it on the site.',
      };
    }
    if (job.purgedAt !== null)
      return { allowed: false, reason: 'The payload of this job is not kept any more.' };
    return { allowed: true, confirm: 'none' };
  },
};

/** How a finish of this job must be confirmed: the heavier the act, the more has to be typed. */
export function finishConfirm(
  job: { custody: string; holder: { kind: string; id: string | null } },
  actor: { kind: string; id: string | null },
): FinishConfirm {
  if (job.custody !== 'held') return 'type-count-and-reason';
  const isOwn = job.holder.kind === actor.kind && job.holder.id === actor.id;
  return isOwn ? 'dialog' : 'type-count';
}

function refusedByState(job: JobView): string | null {
  if (job.state === 'finished') return 'This job is finished.';
  if (job.state === 'finishing')
    return 'A finish of this job is under way, or its outcome is unknown: reconcile it.';
  return null;
}

/** Why a job’s records cannot go back to their queue, whoever asks; null when nothing here speaks against it. */
export function refusedRequeue(
  job: { state: string },
  queue: { site: { kind: string; name: string } },
): string | null {
  if (queue.site.kind !== 'built-in')
    return `Only the built-in site can queue the records of a job again; this job is of ${queue.site.name}.`;
  return job.state === 'finished'
    ? null
    : 'This job is not finished, so its records are not cleared. Finish it first, or let whoever took it go on.';
}

function refusedHandOver(job: JobView, queue: QueueView): string | null {
  if (job.state !== 'open') return 'Only an open job can be handed over.';
  if (job.custody !== 'held')
    return 'The payload of this job is not stored here, so there is nothing to hand over.';
  if (job.handedOver !== null) return 'This job is handed over already.';
  if (job.holder.kind === 'gateway')
    return `${job.holder.name} took this job itself, and gets it again by itself.`;
  if (queue.gateway === null)
    return 'No integration polls this queue through the gateway. Make a gateway token for it first.';
  return null;
}

function refusedTakeBack(job: JobView): string | null {
  if (job.handedOver === null) return 'This job is not handed over.';
  if (job.state !== 'open') return 'This job is not open any more.';
  return job.replayed === null ? null : `${job.replayed.to} has fetched this job already.`;
}
