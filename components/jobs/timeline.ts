import type { CallView, JobView } from '@/lib/domain/api/views';

export interface TimelineStep {
  id: 'asked' | 'answered' | 'stored' | 'finished';
  title: string;
  /** Epoch milliseconds; null when it has not happened or is not known. */
  at: number | null;
  /** Who, how long, how many. */
  note: string | null;
  /** `open`: still to come. */
  state: 'done' | 'open' | 'missing';
  sha256: string | null;
}

/** The life of a job in four steps, from the calls that made and ended it. */
export function timelineOf(job: JobView, calls: readonly CallView[]): TimelineStep[] {
  const opening = calls.find((call) => call.verb === 'process');
  const ending = calls.findLast((call) => call.verb === 'finish' && call.state === 'answered');
  return [asked(job, opening), answered(opening), stored(job, opening), finished(job, ending)];
}

function asked(job: JobView, call: CallView | undefined): TimelineStep {
  return {
    id: 'asked',
    title: 'Asked',
    at: call?.requestedAt ?? job.openedAt,
    note: `by ${call?.actor.name ?? job.holder.name}`,
    state: 'done',
    sha256: null,
  };
}

function answered(call: CallView | undefined): TimelineStep {
  const at = call?.answeredAt ?? null;
  const status = call?.httpStatus ?? null;
  return {
    id: 'answered',
    title: 'Answered',
    at,
    note: call === undefined ? 'not through this console' : status === null ? null : `HTTP ${status}`,
    state: at === null ? 'missing' : 'done',
    sha256: null,
  };
}

function stored(job: JobView, call: CallView | undefined): TimelineStep {
  const held = job.custody === 'held';
  return {
    id: 'stored',
    title: 'Stored',
    at: held ? (call?.settledAt ?? null) : null,
    note: held ? 'whole, with its checksum' : 'the payload is not held here',
    state: held ? 'done' : 'missing',
    sha256: job.payloadSha256,
  };
}

function finished(job: JobView, call: CallView | undefined): TimelineStep {
  const who = call === undefined ? null : `by ${call.actor.name}`;
  const inferred = job.finishInferred ? 'inferred, not seen' : null;
  const done = job.state === 'finished';
  return {
    id: 'finished',
    title: 'Finished',
    at: job.finishedAt,
    note: done ? [who, inferred].filter(Boolean).join(' · ') || null : 'not yet',
    state: done ? 'done' : 'open',
    sha256: null,
  };
}
