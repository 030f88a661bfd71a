import type { CallView, JobView } from '@/lib/domain/api/views';

export interface TimelineStep {
  /** `asked`, `answered`, `stored`, `finished`; or the id of something that happened besides. */
  id: string;
  title: string;
  /** Epoch milliseconds; null when it has not happened or is not known. */
  at: number | null;
  /** Who, how long, how many. */
  note: string | null;
  /** `open`: still to come. */
  state: 'done' | 'open' | 'missing';
  sha256: string | null;
}

/** The life of a job: four steps, with what happened besides in between or after them, in the order of time. */
export function timelineOf(job: JobView, calls: readonly CallView[]): TimelineStep[] {
  const opening = calls.find((call) => call.verb === 'process');
  const ending = calls.findLast((call) => call.verb === 'finish' && call.state === 'answered');
  const end = finished(job, ending);
  const besides = [...redelivered(calls, opening), ...handled(job)].toSorted(
    (a, b) => (a.at ?? 0) - (b.at ?? 0),
  );
  const isAfter = ({ at }: TimelineStep) => end.at !== null && (at ?? 0) > end.at;
  return [
    asked(job, opening),
    answered(opening),
    stored(job, opening),
    ...besides.filter((step) => !isAfter(step)),
    end,
    ...besides.filter(isAfter),
  ];
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

/** The site handed the job out again, or would not clear it. */
function redelivered(calls: readonly CallView[], opening: CallView | undefined): TimelineStep[] {
  return calls.flatMap((call) => {
    const title = call.id === opening?.id ? undefined : BESIDES[call.outcome ?? ''];
    const at = call.settledAt ?? call.requestedAt;
    return title === undefined ? [] : [besideStep({ id: call.id, title, at, note: `to ${call.actor.name}` })];
  });
}

const BESIDES: Readonly<Record<string, string>> = {
  redelivered: 'Handed out again',
  'uuid-only': 'Named again',
  'not-cleared': 'Not cleared',
};

/** What was done with what is stored of it. */
function handled({ handedOver, replayed, erasedAt, purgedAt }: JobView): TimelineStep[] {
  return [
    ...(handedOver === null
      ? []
      : [
          besideStep({
            id: 'handed-over',
            title: 'Handed over',
            at: handedOver.at,
            note: `by ${handedOver.by}`,
          }),
        ]),
    ...(replayed === null
      ? []
      : [
          besideStep({
            id: 'replayed',
            title: 'Given from here',
            at: replayed.at,
            note: `to ${replayed.to}`,
          }),
        ]),
    ...(erasedAt === null
      ? []
      : [
          besideStep({
            id: 'erased',
            title: 'Values erased',
            at: erasedAt,
            note: 'differs from its hash since',
          }),
        ]),
    ...(purgedAt === null
      ? []
      : [
          besideStep({
            id: 'purged',
            title: 'Payload removed',
            at: purgedAt,
            note: 'its time of keeping was over',
          }),
        ]),
  ];
}

function besideStep(step: Pick<TimelineStep, 'id' | 'title' | 'at' | 'note'>): TimelineStep {
  return { ...step, state: 'done', sha256: null };
}
