import { recordAct } from '@/lib/audit/record';
import { findTokenByHash } from '@/lib/db/queries/token/find-token-by-hash';
import type { Row } from '@/lib/db/schema';
import { hashSecret } from '@/lib/db/token-secret';
import { AppError } from '@/lib/domain/errors';
import { whyWrong, wrongTokenWords, type WrongToken } from '@/lib/domain/token-standing';
import type { TokenKind } from '@/lib/domain/tokens';
import { requestOf, type Caller } from '../caller';
import type { AuthContext } from '../context';
import { TOKEN_KINDS } from './token-kinds';
import { countWrongToken } from './wrong-tokens';

/** All that is needed: the gateway asks with a context of the console. */
export type CheckContext = Pick<AuthContext, 'database' | 'clock'>;

/**
 * The live token that a secret is. A wrong one is counted and written down; why it is wrong is told, because whoever holds a
 * token of 256 bits of chance has been given it.
 * @throws AppError `unauthenticated`, `too-many-requests`.
 */
export async function checkSecret(
  ctx: CheckContext,
  asked: { kind: TokenKind; secret: string },
  caller: Caller,
): Promise<Row<'token'>> {
  const found = await findTokenByHash(ctx.database.kysely, hashSecret(asked.secret));
  const token = found?.kind === asked.kind ? found : undefined;
  const wrong = whyWrong(token, ctx.clock.now());
  if (token !== undefined && wrong === null) return token;
  await countWrongToken(ctx, caller.address);
  const reason = wrong ?? 'unknown';
  await recordRefusal(ctx, { ...asked, token, reason }, caller);
  throw new AppError('unauthenticated', wrongTokenWords(reason, TOKEN_KINDS[asked.kind].called));
}

/** Whether a token may be used now. */
export function isLive(token: Row<'token'>, now: number): boolean {
  return whyWrong(token, now) === null;
}

async function recordRefusal(
  ctx: CheckContext,
  refused: { kind: TokenKind; token: Row<'token'> | undefined; reason: WrongToken },
  caller: Caller,
): Promise<void> {
  const { kind, token, reason } = refused;
  await recordAct(ctx.database.kysely, {
    at: ctx.clock.now(),
    actor: {
      kind: kind === 'gateway' ? 'gateway' : 'token',
      id: token?.id ?? null,
      name: token?.name ?? 'Somebody',
      role: 'viewer',
      address: caller.address,
      ...requestOf(caller),
    },
    verb: `${TOKEN_KINDS[kind].object}.refuse`,
    ...(token === undefined ? {} : { target: { kind: 'token', id: token.id, name: token.name } }),
    outcome: 'refused',
    detail: { reason },
  });
}
