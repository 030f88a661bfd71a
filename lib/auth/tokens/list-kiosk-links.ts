import { listTokens } from '@/lib/db/queries/token/list-tokens';
import type { KioskLinkView } from '@/lib/domain/api/tokens';
import type { AuthContext } from '../context';
import { boardOptionsOf } from '../kiosk/board-options-of';
import { toTokenView } from './to-token-view';

/** Every kiosk link, newest first, revoked ones too. Never the link itself: only the hash of its token is kept. */
export async function listKioskLinks(ctx: AuthContext): Promise<KioskLinkView[]> {
  return (await listTokens(ctx.database.kysely, 'kiosk')).map((row) => {
    const { siteIds, ...board } = boardOptionsOf(row);
    return { ...toTokenView(row), board: { ...board, siteIds: [...siteIds] } };
  });
}
