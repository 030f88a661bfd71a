import { v7 as uuidv7 } from 'uuid';
import type { Queryable } from '@/lib/db/database';
import { writeJson } from '@/lib/db/json';
import { findCall } from '@/lib/db/queries/call/find-call';
import { insertCall } from '@/lib/db/queries/call/insert-call';
import { findLock } from '@/lib/db/queries/lock/find-lock';
import { takeLock } from '@/lib/db/queries/lock/take-lock';
import { lockQueue } from '@/lib/db/queries/queue/lock-queue';
import type { QueueSite } from '@/lib/db/queries/queue/find-queue-site';
import { findSiteKind } from '@/lib/db/queries/queue/find-site-kind';
import { findSite } from '@/lib/db/queries/site/find-site';
import type { Row } from '@/lib/db/schema';
import type { CallVerb } from '@/lib/domain/calls';
import { AppError, isAppError } from '@/lib/domain/errors';
import type { ActContext } from '../context';
import { clientOf } from '../sites/client-of';
import { takeCallTurn } from '../sites/pace';
import { runningCall } from './registry';
import { DEAD_AFTER_MS } from './timing';

/** A process or finish somebody asks for. */
export interface CallRequest {
  queueId: string;
  verb: CallVerb;
  /** The job a finish names, without an id when it is not in the ledger; null for process. */
  job: { id: string | null; jobUuid: string } | null;
  /** The most records a process call asks for; null where the site decides. Part of what makes two calls the same. */
  limitNum?: number | null;
  /** Whoever asks while another call is under way waits for its end instead of being told who holds the queue. */
  waits?: boolean;
  /** What was shown when it was confirmed, and why. */
  expectation: Readonly<Record<string, unknown>>;
  /**
   * Checked before it is looked whether another call is under way, which is then neither joined nor waited for.
   * @throws AppError to refuse.
   */
  mayAsk?(trx: Queryable): Promise<void>;
  /** Checks and prepares in the transaction that writes the intent, with the queue locked. @throws AppError to refuse. */
  prepare(trx: Queryable, queue: Row<'queue'>): Promise<void>;
}

/** A call whose intent is written, and where it goes. */
export interface ClaimedCall {
  call: Row<'call'>;
  target: QueueSite;
}

export type Claim =
  | { kind: 'claimed'; claimed: ClaimedCall }
  /** Somebody holds the queue; `dead` when the holder has stopped saying that it lives. */
  | { kind: 'held'; call: Row<'call'>; dead: boolean }
  /** The site has had as many calls as it may for now; nothing was written. */
  | { kind: 'paced'; waitMs: number };

/**
 * Steps 1 and 2 of the ledger: takes the queue's single-flight lock and writes the intent, in one transaction.
 * The call's turn at its site is taken in the same transaction, so that a call whose intent stands is never held back.
 * @throws AppError `not-found` for an unknown queue, `conflict` for one that was removed, and whatever `prepare` throws;
 * nothing is written then.
 */
export async function claimQueue(ctx: ActContext, request: CallRequest): Promise<Claim> {
  try {
    return await claimInOne(ctx, request);
  } catch (error) {
    if (error instanceof NotItsTurn) return { kind: 'paced', waitMs: error.waitMs };
    throw error;
  }
}

/** Thrown so that what `prepare` wrote is undone: a job must not be `finishing` while no finish stands. */
class NotItsTurn extends Error {
  constructor(readonly waitMs: number) {
    super('The site may not be called yet.');
  }
}

/**
 * The intent of a call to the built-in site does not wait for the disk: the site works in this database, so its own commit takes the intent there
 * too, and where it commits nothing nothing happened (decision 53).
 */
async function claimInOne(ctx: ActContext, request: CallRequest): Promise<Claim> {
  const { kysely, support } = ctx.database;
  const siteKind = await findSiteKind(kysely, request.queueId);
  const transaction = siteKind === 'built-in' ? 'unhurriedTransaction' : 'transaction';
  return ctx.database[transaction](async (trx) => {
    const queue = await lockQueue(trx, support, request.queueId);
    if (queue === undefined)
      throw new AppError('not-found', 'This queue is not tracked here. Nothing was called.');
    await request.mayAsk?.(trx);
    const lock = await findLock(trx, support, request.queueId);
    const holding = lock === undefined ? undefined : await findCall(trx, lock.call_id);
    if (lock !== undefined && holding !== undefined) {
      const dead = lock.idleMs > DEAD_AFTER_MS && runningCall(holding.id) === undefined;
      return { kind: 'held', call: holding, dead };
    }
    await request.prepare(trx, queue);
    const site = await findLiveSite(trx, queue);
    const waitMs = await takeCallTurn(ctx, trx, site);
    if (waitMs > 0) throw new NotItsTurn(waitMs);
    const call = await writeIntent(ctx, trx, request, site);
    const target = { queueId: queue.id, queueUuid: queue.queue_uuid, queueName: queue.name, site };
    return { kind: 'claimed', claimed: { call, target } };
  });
}

async function findLiveSite(trx: Queryable, queue: Row<'queue'>): Promise<Row<'site'>> {
  const site = await findSite(trx, queue.site_id);
  if (queue.archived_at !== null || site === undefined || site.archived_at !== null) {
    throw new AppError(
      'conflict',
      'This queue was removed from the console; only its ledger is kept. Nothing was called. Track it again under Settings → Sites first.',
    );
  }
  return site;
}

function isReadyToSend(ctx: ActContext, site: Row<'site'>): boolean {
  try {
    return clientOf(ctx, site).isAuthorized();
  } catch (error) {
    // Credentials that are missing or cannot be read: the call will fail for that, and never leave.
    if (isAppError(error)) return false;
    throw error;
  }
}

/** Where a token is at hand, the call leaves as soon as this is committed, so that it leaves is written down with it. */
async function writeIntent(
  ctx: ActContext,
  trx: Queryable,
  request: CallRequest,
  site: Row<'site'>,
): Promise<Row<'call'>> {
  const now = ctx.clock.now();
  const call = await insertCall(trx, {
    id: uuidv7(),
    queue_id: request.queueId,
    verb: request.verb,
    job_uuid: request.job?.jobUuid ?? null,
    job_id: request.job?.id ?? null,
    limit_num: request.limitNum ?? null,
    actor_kind: ctx.actor.kind,
    actor_id: ctx.actor.id,
    actor_name: ctx.actor.name,
    expectation_json: writeJson({ ...request.expectation, address: ctx.actor.address }),
    instance_id: ctx.instanceId,
    requested_at: now,
    sent_at: isReadyToSend(ctx, site) ? now : null,
  });
  const { support } = ctx.database;
  await takeLock(trx, support, {
    queueId: request.queueId,
    callId: call.id,
    instanceId: ctx.instanceId,
    acquiredAt: now,
  });
  return call;
}
