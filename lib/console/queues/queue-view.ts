import { readJson } from '@/lib/db/json';
import { listNewestCalls } from '@/lib/db/queries/call/list-newest-calls';
import { listUnknownCalls } from '@/lib/db/queries/call/list-unknown-calls';
import { listUnfinishedJobs, type JobRow } from '@/lib/db/queries/job/list-unfinished-jobs';
import { listBusy, type BusyQueue } from '@/lib/db/queries/lock/list-busy';
import { listQueueSites, type QueueWithSite } from '@/lib/db/queries/queue/list-queue-sites';
import { listGatewayUsers, type GatewayUser } from '@/lib/db/queries/token/list-gateway-users';
import { listQueueReadings } from '@/lib/db/queries/reading/list-queue-readings';
import type { Row } from '@/lib/db/schema';
import type { HealthView, QueueView } from '@/lib/domain/api/views';
import { CALL_VERBS } from '@/lib/domain/calls';
import { COUNT_BASES, type Count } from '@/lib/domain/counts';
import { AppError } from '@/lib/domain/errors';
import { judgeHealth, type HealthFacts } from '@/lib/domain/health';
import { nextStep, openJobOf } from '@/lib/domain/queue-can';
import { shortName } from '@/lib/domain/shorten';
import { unseenSince, type SiteRounds } from '@/lib/domain/site-rounds';
import type { ConsoleContext } from '../context';
import { groupBy } from '../group-by';
import { readWatched, type Watched } from '../health/read-watched';
import { oneOf } from './one-of';
import { readRounds } from './read-rounds';
import { toCallView, toJobView } from './to-views';

/**
 * A queue as the console API shows it.
 * @throws AppError `not-found`
 */
export async function getQueueView(ctx: ConsoleContext, queueId: string): Promise<QueueView> {
  const [view] = await readQueueViews(ctx, [queueId]);
  if (view === undefined) throw new AppError('not-found', 'This queue is not tracked here.');
  return view;
}

/** Every tracked queue, or some, as the console API shows them. */
export async function readQueueViews(
  ctx: ConsoleContext,
  queueIds?: readonly string[],
): Promise<QueueView[]> {
  const found = await readQueueRows(ctx, queueIds);
  const now = ctx.clock.now();
  return found.map((rows) => toQueueView(now, rows));
}

/** What is stored of every tracked queue, or of some, in a number of queries that does not depend on how many there are. */
export async function readQueueRows(ctx: ConsoleContext, queueIds?: readonly string[]): Promise<QueueRows[]> {
  if (queueIds?.length === 0) return [];
  const db = ctx.database.kysely;
  // Read before the jobs: a call that is no longer under way has its job in what is read after it. The other way round a
  // queue could be shown as free and without the job that was stored in between.
  const busy = byQueue(await listBusy(db, queueIds));
  const queues = await listQueueSites(db, queueIds);
  const readings = byQueue(await listQueueReadings(db, queueIds));
  const jobs = groupBy(await listUnfinishedJobs(db, queueIds), 'queue_id');
  const unknown = byQueue(await listUnknownCalls(db, queueIds));
  const newest = byQueue(await listNewestCalls(db, queueIds));
  const now = ctx.clock.now();
  const watched = await readWatched(db, now, queueIds);
  const gateway = groupBy(await listGatewayUsers(db, now, queueIds), 'queue_id');
  const rounds = await readRounds(ctx);
  return queues.map((queue) => ({
    queue,
    reading: readings.get(queue.id),
    job: openJobOf(jobs.get(queue.id) ?? []),
    unknown: unknown.get(queue.id),
    newest: newest.get(queue.id),
    busy: busy.get(queue.id),
    gateway: gateway.get(queue.id) ?? [],
    watched: watched(queue.id),
    rounds: rounds(queue.site_id),
  }));
}

/** The last row of each queue. */
function byQueue<T extends { queue_id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.queue_id, row]));
}

/** The rows that a queue's view is made of. */
export interface QueueRows {
  queue: QueueWithSite;
  reading: Row<'queue_reading'> | undefined;
  /** The unfinished job to deal with first. */
  job: JobRow | undefined;
  /** The newest call whose outcome is unknown. */
  unknown: Row<'call'> | undefined;
  newest: Row<'call'> | undefined;
  busy: BusyQueue | undefined;
  gateway: readonly GatewayUser[];
  watched: Watched;
  /** Of its site. */
  rounds: SiteRounds;
}

const POLLED_BY = ['nobody', 'gateway', 'directly'] as const;

/** The view of a queue at a moment: what merely ages is judged anew from the same rows. */
export function toQueueView(now: number, rows: QueueRows): QueueView {
  const { queue, reading, job, unknown, newest, busy } = rows;
  const counts = countsOf(reading);
  const view: QueueView = {
    id: queue.id,
    name: shortName(queue.name),
    site: {
      id: queue.site_id,
      name: shortName(queue.site_name),
      kind: oneOf(['built-in', 'remote'], queue.site_kind),
    },
    queueUuid: queue.queue_uuid,
    model: shortName(queue.model),
    triggerType: shortName(queue.trigger_type),
    enabled: queue.enabled === null ? null : queue.enabled === 1,
    extraFields: readJson<string[]>(queue.extra_fields_json),
    polledBy: oneOf(POLLED_BY, queue.polled_by),
    health: healthOf(now, rows, counts.queued),
    ...counts,
    oldestTriggeredAt: reading?.oldest_triggered_at ?? null,
    openJob: job === undefined ? null : toJobView(job, queue.name),
    unknownCall: unknown === undefined ? null : toCallView(unknown),
    busy:
      busy === undefined
        ? null
        : {
            verb: oneOf(CALL_VERBS, busy.verb),
            actor: { kind: busy.actor_kind, name: shortName(busy.actor_name) },
            since: busy.acquired_at,
          },
    notice: newest === undefined ? null : noticeOf(newest),
    gateway: gatewayOf(rows.gateway),
    lastActivityAt: newest === undefined ? null : (newest.settled_at ?? newest.requested_at),
    archivedAt: queue.archived_at ?? queue.site_archived_at,
    readingProblem: readingProblemOf(queue, reading),
  };
  const next = nextStep(view);
  return next === null ? view : { ...view, health: { ...view.health, next } };
}

function healthOf(now: number, rows: QueueRows, queued: Count): HealthView {
  const { settings, earlier, snooze, quietUntil } = rows.watched;
  return {
    ...judgeHealth(healthFacts(now, rows, queued), settings, earlier),
    ...(snooze !== undefined && { snooze }),
    ...(quietUntil !== null && { quietUntil }),
  };
}

/** Outcomes after which the queue's page has something to say until the next call. */
const WORTH_NOTICE: ReadonlySet<string> = new Set(['outstanding', 'count-mismatch', 'not-cleared']);

function noticeOf(call: Row<'call'>): QueueView['notice'] {
  const { outcome, detail } = call;
  if (outcome === null || detail === null) return null;
  if (call.state !== 'failed' && !WORTH_NOTICE.has(outcome)) return null;
  const at = call.settled_at ?? call.requested_at;
  return { verb: oneOf(CALL_VERBS, call.verb), outcome, detail, at, jobId: call.job_id };
}

function gatewayOf(users: readonly GatewayUser[]): QueueView['gateway'] {
  if (users.length === 0) return null;
  const used = users.flatMap((user) => (user.last_used_at === null ? [] : [user.last_used_at]));
  return {
    names: users.map((user) => user.name),
    lastPolledAt: used.length === 0 ? null : Math.max(...used),
  };
}

/** A real site is read as a whole, the built-in one with its counts. */
export function readingProblemOf(
  queue: QueueWithSite,
  reading: Row<'queue_reading'> | undefined,
): string | null {
  return queue.site_kind === 'remote' ? queue.site_problem : (reading?.problem ?? null);
}

function countsOf(reading: Row<'queue_reading'> | undefined): { queued: Count; processing: Count } {
  if (reading === undefined) {
    const never: Count = { value: null, basis: 'unknown', observedAt: null };
    return { queued: never, processing: never };
  }
  return {
    queued: {
      value: reading.queued,
      basis: oneOf(COUNT_BASES, reading.queued_basis),
      observedAt: reading.queued_at,
    },
    processing: {
      value: reading.processing,
      basis: oneOf(COUNT_BASES, reading.processing_basis),
      observedAt: reading.processing_at,
    },
  };
}

function healthFacts(
  now: number,
  { queue, reading, job, unknown, newest, rounds }: QueueRows,
  queued: Count,
): HealthFacts {
  return {
    now,
    queued,
    oldestTriggeredAt: reading?.oldest_triggered_at ?? null,
    openJob:
      job === undefined
        ? null
        : { openedAt: job.opened_at, holderName: shortName(job.holder_name), recordCount: job.record_count },
    unknownCall:
      unknown === undefined
        ? null
        : { verb: oneOf(CALL_VERBS, unknown.verb), requestedAt: unknown.requested_at },
    failedCall:
      newest?.state === 'failed'
        ? { verb: oneOf(CALL_VERBS, newest.verb), detail: newest.detail ?? '' }
        : null,
    outstandingElsewhereSince: newest?.outcome === 'outstanding' ? newest.requested_at : null,
    readingProblem: readingProblemOf(queue, reading),
    unseenSince: unseenSince(rounds, now),
    isLoading: rounds.isLoading,
  };
}
