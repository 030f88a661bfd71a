import type { Row } from '@/lib/db/schema';
import type { TokenView } from '@/lib/domain/api/tokens';

/** A token as people see it: without its secret, which is not kept. */
export function toTokenView(row: Row<'token'>): TokenView {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    createdAt: row.created_at,
    createdBy: row.created_by,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    lastAddress: row.last_address,
    revokedAt: row.revoked_at,
    revokedBy: row.revoked_by,
  };
}
