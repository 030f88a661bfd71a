import { listTokenQueues, type TokenQueue } from '@/lib/db/queries/token/list-token-queues';
import { listTokens } from '@/lib/db/queries/token/list-tokens';
import type { Row } from '@/lib/db/schema';
import type { GatewayTokenView } from '@/lib/domain/api/gateway-tokens';
import { shortName } from '@/lib/domain/shorten';
import type { ConsoleContext } from '../context';

/** Every gateway token with its queues, newest first, revoked ones too. Never a secret: only hashes are kept. */
export async function listGatewayTokens(ctx: ConsoleContext): Promise<GatewayTokenView[]> {
  const db = ctx.database.kysely;
  const queues = await listTokenQueues(db, 'gateway');
  const tokens = await listTokens(db, 'gateway');
  return tokens.map((token) =>
    toView(
      token,
      queues.filter((queue) => queue.token_id === token.id),
    ),
  );
}

function toView(token: Row<'token'>, queues: readonly TokenQueue[]): GatewayTokenView {
  return {
    id: token.id,
    name: token.name,
    hint: token.hint,
    createdAt: token.created_at,
    createdBy: token.created_by,
    expiresAt: token.expires_at,
    lastUsedAt: token.last_used_at,
    lastAddress: token.last_address,
    revokedAt: token.revoked_at,
    revokedBy: token.revoked_by,
    queues: queues.map((queue) => ({
      id: queue.queue_id,
      name: shortName(queue.queue_name),
      queueUuid: queue.queue_uuid,
      siteName: shortName(queue.site_name),
      lastUsedAt: queue.last_used_at,
    })),
  };
}
