import { v7 as uuidv7 } from 'uuid';
import { recordAct } from '@/lib/audit/record';
import { requireStillAdmin } from '@/lib/audit/require-still-admin';
import { writeJson } from '@/lib/db/json';
import { insertToken } from '@/lib/db/queries/token/insert-token';
import { makeSecret } from '@/lib/db/token-secret';
import { accountIdOf, type Role } from '@/lib/domain/actor';
import { expiryOf } from '@/lib/domain/token-time';
import type { BoardOptions } from '@/lib/domain/wall';
import type { AuthActContext } from '../context';
import { requireTokenWriter } from './require-token-writer';
import { TOKEN_KINDS, type MadeKind } from './token-kinds';

export interface NewToken {
  kind: MadeKind;
  name: string;
  role: Role | null;
  expiresInDays?: number | null | undefined;
  /** Of a kiosk link. */
  board?: BoardOptions;
}

/**
 * Makes an API token or the token of a kiosk link. The secret is in the result and nowhere else.
 * @throws AppError `forbidden`.
 */
export async function addToken(
  ctx: AuthActContext,
  { kind, name, role, expiresInDays, board }: NewToken,
): Promise<{ id: string; secret: string }> {
  requireTokenWriter(ctx.actor);
  const { prefix, object } = TOKEN_KINDS[kind];
  const id = uuidv7();
  const now = ctx.clock.now();
  const { secret, hash, hint } = makeSecret(prefix);
  const expiresAt = expiryOf(now, expiresInDays);
  const row = {
    id,
    kind,
    name,
    secret_hash: hash,
    hint,
    role,
    created_at: now,
    expires_at: expiresAt,
    board_json: board === undefined ? null : writeJson(board),
  };
  await ctx.database.transaction(async (trx) => {
    await requireStillAdmin(trx, ctx.database.support, ctx.actor);
    await insertToken(trx, { ...row, created_by: ctx.actor.name, created_by_id: accountIdOf(ctx.actor) }, []);
    await recordAct(trx, {
      at: now,
      actor: ctx.actor,
      verb: `${object}.create`,
      target: { kind: 'token', id, name },
      outcome: 'done',
      detail: {
        hint,
        ...(role === null ? {} : { role }),
        expiresAt,
        ...(board === undefined ? {} : { board }),
      },
    });
  });
  return { id, secret };
}
