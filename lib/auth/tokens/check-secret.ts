import { recordAct } from '@/lib/audit/record';
import { findTokenByHash } from '@/lib/db/queries/token/find-token-by-hash';
import type { Row } from '@/lib/db/schema';
import { hashSecret } from '@/lib/db/token-secret';
import { AppError } from '@/lib/domain/errors';
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
  throw new AppError('unauthenticated', WORDS[reason](TOKEN_KINDS[asked.kind].called));
}

/** Whether a token may be used now. */
export function isLive(token: Row<'token'>, now: number): boolean {
  return whyWrong(token, now) === null;
}

/**
 * Looks again at a token that was live when its call came. It is refused in the same words, but not counted: nobody guessed.
 * @throws AppError `unauthenticated`
 */
export function requireLive(token: Row<'token'> | undefined, kind: TokenKind, now: number): void {
  const wrong = whyWrong(token, now);
  if (wrong !== null) throw new AppError('unauthenticated', WORDS[wrong](TOKEN_KINDS[kind].called));
}

type Reason = 'unknown' | 'revoked' | 'expired';

function whyWrong(token: Row<'token'> | undefined, now: number): Reason | null {
  if (token === undefined) return 'unknown';
  if (token.revoked_at !== null) return 'revoked';
  return token.expires_at !== null && token.expires_at <= now ? 'expired' : null;
}

const WORDS: Readonly<Record<Reason, (what: string) => string>> = {
  unknown: (what) =>
    `This ${what} is not known here. Nothing was changed: look whether all of it was copied, or ask an admin of the console for another.`,
  revoked: (what) =>
    `This ${what} was revoked. Nothing was changed: ask an admin of the console for another.`,
  expired: (what) =>
    `The time of this ${what} is over. Nothing was changed: ask an admin of the console for another.`,
};

async function recordRefusal(
  ctx: CheckContext,
  refused: { kind: TokenKind; token: Row<'token'> | undefined; reason: Reason },
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
