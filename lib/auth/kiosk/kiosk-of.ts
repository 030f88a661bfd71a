import { findToken } from '@/lib/db/queries/token/find-token';
import { AppError } from '@/lib/domain/errors';
import { bearerOf, KIOSK_PREFIX } from '@/lib/domain/tokens';
import type { BoardOptions } from '@/lib/domain/wall';
import { callerOf, hasAuthorization, type HeaderReader } from '../caller';
import type { AuthContext } from '../context';
import { checkSecret, isLive } from '../tokens/check-secret';
import { noteTokenUse } from '../tokens/note-token-use';
import { boardOptionsOf } from './board-options-of';
import { kioskIdOf } from './cookie';

/** A screen that shows the board, by the kiosk link that opened it. */
export interface Kiosk {
  id: string;
  name: string;
  board: BoardOptions;
}

/**
 * Which kiosk link a request comes by, asked of the database every time: a revoked one shows nothing more.
 * A request with an Authorization header is judged by that alone.
 * @returns null when it comes by none that is good.
 * @throws AppError `unauthenticated`, `forbidden`, `too-many-requests` for a token that is no live kiosk token.
 */
export async function kioskOf(
  ctx: AuthContext,
  request: { headers: HeaderReader },
  requestId: string,
): Promise<Kiosk | null> {
  const caller = callerOf(request.headers, requestId);
  const token = hasAuthorization(request)
    ? await checkSecret(ctx, { kind: 'kiosk', secret: kioskSecret(request.headers) }, caller)
    : await tokenOfCookie(ctx, request.headers);
  if (token === undefined) return null;
  await noteTokenUse(ctx, token, caller.address);
  return { id: token.id, name: token.name, board: boardOptionsOf(token) };
}

function kioskSecret(headers: HeaderReader): string {
  const secret = bearerOf(headers.get('authorization'));
  if (secret?.startsWith(KIOSK_PREFIX) === true) return secret;
  throw new AppError(
    'forbidden',
    'The board is shown to the token of a kiosk link, and to no other. An API token reads the same under /api/console/v1/overview.',
  );
}

async function tokenOfCookie(ctx: AuthContext, headers: HeaderReader) {
  const id = await kioskIdOf(ctx, headers);
  const row = id === null ? undefined : await findToken(ctx.database.kysely, id);
  return row?.kind === 'kiosk' && isLive(row, ctx.clock.now()) ? row : undefined;
}
