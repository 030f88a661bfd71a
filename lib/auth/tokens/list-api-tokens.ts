import { listTokens } from '@/lib/db/queries/token/list-tokens';
import type { ApiTokenView } from '@/lib/domain/api/tokens';
import { roleOf } from '../accounts/new-account';
import type { AuthContext } from '../context';
import { toTokenView } from './to-token-view';

/** Every API token, newest first, revoked ones too. Never a secret: only hashes are kept. */
export async function listApiTokens(ctx: AuthContext): Promise<ApiTokenView[]> {
  const rows = await listTokens(ctx.database.kysely, 'api');
  return rows.map((row) => ({ ...toTokenView(row), role: roleOf(row.role ?? '') }));
}
