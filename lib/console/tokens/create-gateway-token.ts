import { v7 as uuidv7 } from 'uuid';
import { recordAct } from '@/lib/audit/record';
import { requireStillAdmin } from '@/lib/audit/require-still-admin';
import { listQueueSites, type QueueWithSite } from '@/lib/db/queries/queue/list-queue-sites';
import { insertToken } from '@/lib/db/queries/token/insert-token';
import type { GatewayTokenCreated, GatewayTokenInput } from '@/lib/domain/api/gateway-tokens';
import { accountIdOf } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import { expiryOf } from '@/lib/domain/token-time';
import { GATEWAY_PREFIX } from '@/lib/domain/tokens';
import type { ActContext } from '../context';
import { requireRole } from '../jobs/require-role';
import { listGatewayTokens } from './list-gateway-tokens';
import { makeSecret } from '@/lib/db/token-secret';

/**
 * Makes a token with which an integration polls some queues through the console. Its secret is in the result and nowhere else.
 * @throws AppError `forbidden`, or `invalid` for a queue that is not tracked, and for two queues with one UUID (cloned sites
 * repeat them): a call names nothing but the UUID, so nobody could tell which is meant.
 */
export async function createGatewayToken(
  ctx: ActContext,
  input: GatewayTokenInput,
): Promise<GatewayTokenCreated> {
  requireRole(ctx.actor, 'token.write');
  const queues = await scopeOf(ctx, [...new Set(input.queueIds)]);
  const id = uuidv7();
  const now = ctx.clock.now();
  const { secret, hash, hint } = makeSecret(GATEWAY_PREFIX);
  const expiresAt = expiryOf(now, input.expiresInDays);
  await ctx.database.transaction(async (trx) => {
    await requireStillAdmin(trx, ctx.database.support, ctx.actor);
    await insertToken(
      trx,
      {
        id,
        kind: 'gateway',
        name: input.name,
        secret_hash: hash,
        hint,
        created_at: now,
        created_by: ctx.actor.name,
        created_by_id: accountIdOf(ctx.actor),
        expires_at: expiresAt,
      },
      queues.map((queue) => queue.id),
    );
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: 'gateway-token.create',
      target: { kind: 'token', id, name: input.name },
      outcome: 'done',
      detail: { hint, expiresAt, queues: queues.map(({ id: queueId, name }) => ({ id: queueId, name })) },
    });
  });
  const token = (await listGatewayTokens(ctx)).find((one) => one.id === id);
  if (token === undefined) throw new AppError('internal', 'The token is not in the database.');
  return { token, secret };
}

async function scopeOf(ctx: ActContext, queueIds: readonly string[]): Promise<QueueWithSite[]> {
  const tracked = new Map((await listQueueSites(ctx.database.kysely)).map((queue) => [queue.id, queue]));
  const byUuid = new Map<string, QueueWithSite>();
  return queueIds.map((id, index) => {
    const queue = tracked.get(id);
    if (queue === undefined) throw invalid(index, 'This queue is not tracked here.');
    const uuid = queue.queue_uuid.toLowerCase();
    const twin = byUuid.get(uuid);
    if (twin !== undefined) {
      throw invalid(
        index,
        `The queues ${twin.name} (${twin.site_name}) and ${queue.name} (${queue.site_name}) have the same Queue UUID, so a call could mean either. Make one token for each site.`,
      );
    }
    byUuid.set(uuid, queue);
    return queue;
  });
}

function invalid(index: number, message: string): AppError {
  return new AppError('invalid', `No token was made. ${message}`, {
    problems: [{ path: `queueIds[${index}]`, message }],
  });
}
