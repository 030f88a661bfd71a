import type { Queryable } from '@/lib/db/database';
import { findToken } from '@/lib/db/queries/token/find-token';
import { AppError } from '@/lib/domain/errors';
import { whyWrong, wrongTokenWords } from '@/lib/domain/token-standing';
import type { GatewayContext } from './context';

/**
 * A call may wait for another for minutes, and its token be revoked or over meanwhile: nothing goes out for that token any more. It is
 * refused in the words of a token that came too late, but not counted as a wrong one: nobody guessed.
 * @throws AppError `unauthenticated`
 */
export async function refuseUnlessLive(ctx: GatewayContext, trx: Queryable): Promise<void> {
  const wrong = whyWrong(await findToken(trx, ctx.token.id), ctx.clock.now());
  if (wrong !== null) throw new AppError('unauthenticated', wrongTokenWords(wrong, 'gateway token'));
}
