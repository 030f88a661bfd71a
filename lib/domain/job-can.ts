import type { Role } from './actor';
import type { JobView, QueueView } from './api/views';
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

  /** Sees the records and downloads them. */
  readPayload(job: JobView, viewer: Viewer): Allowed<'none'> {
    const refusal = refusedToRole(viewer.role, 'payload.read');
    if (refusal !== null) return { allowed: false, reason: refusal };
    if (job.custody === 'not-held') {
      return {
        allowed: false,
        reason: 'The payload of this job is not stored here: somebody else took it on the site.',
      };
    }
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
