import { readJson } from '@/lib/db/json';
import { findDrain, type DrainRow } from '@/lib/db/queries/drain/find-drain';
import { listQueueDrains } from '@/lib/db/queries/drain/list-queue-drains';
import { drainPlan, type DrainView } from '@/lib/domain/api/drains';
import { DRAIN_REASONS, DRAIN_STATES, DRAIN_STEPS } from '@/lib/domain/drain';
import { AppError } from '@/lib/domain/errors';
import { shortName } from '@/lib/domain/shorten';
import type { ConsoleContext } from '../context';
import { oneOf } from '../queues/one-of';

const LISTED = 20;

/** @throws AppError `not-found` */
export async function getDrain(ctx: ConsoleContext, drainId: string): Promise<DrainView> {
  const drain = await findDrain(ctx.database.kysely, drainId);
  if (drain === undefined) throw new AppError('not-found', 'There is no such drain.');
  return toDrainView(drain);
}

/** The newest drains of a queue, newest first. */
export async function listDrains(ctx: ConsoleContext, queueId: string): Promise<DrainView[]> {
  return (await listQueueDrains(ctx.database.kysely, queueId, LISTED)).map(toDrainView);
}

function toDrainView(drain: DrainRow): DrainView {
  const plan = drainPlan.shape.expectedRecords.safeParse(
    readJson<Record<string, unknown>>(drain.plan_json)['expectedRecords'],
  );
  return {
    id: drain.id,
    queueId: drain.queue_id,
    queueName: shortName(drain.queue_name),
    state: oneOf(DRAIN_STATES, drain.state),
    step: oneOf(DRAIN_STEPS, drain.step),
    finishEach: drain.finish_each === 1,
    maxRecords: drain.max_records,
    maxRounds: drain.max_rounds,
    expectedRecords: plan.success ? plan.data : null,
    actor: { kind: drain.actor_kind, name: drain.actor_name },
    startedAt: drain.started_at,
    stoppedAt: drain.stopped_at,
    workedMs: drain.worked_ms,
    rounds: drain.rounds,
    records: drain.records,
    cleared: drain.cleared,
    bytes: drain.bytes,
    openJobId: drain.open_job_id,
    reason: drain.reason === null ? null : oneOf(DRAIN_REASONS, drain.reason),
    sentence: drain.sentence,
    nextStep: drain.next_step,
    resumable: drain.state === 'stopped',
  };
}
