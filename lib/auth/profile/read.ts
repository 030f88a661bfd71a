import { findAccount } from '@/lib/db/queries/account/find-account';
import { countUnusedCodes } from '@/lib/db/queries/recovery-code/count-unused-codes';
import { findSecondFactor } from '@/lib/db/queries/second-factor/find-second-factor';
import type { ProfileView } from '@/lib/domain/api/profile';
import { AppError } from '@/lib/domain/errors';
import { roleOf } from '../accounts/new-account';
import type { OwnActContext } from '../context';
import { browserWords } from '../sessions/browser-words';
import { IDLE_MS, LONGEST_MS } from '../sessions/lifetime';
import { listSessions, type Session } from '../sessions/list';

/** One's own account: who, how they sign in, and where they are signed in. */
export async function readProfile(ctx: OwnActContext): Promise<ProfileView> {
  const account = await findAccount(ctx.database.kysely, ctx.actor.id);
  if (account === undefined) throw new AppError('not-found', 'There is no such account.');
  const sessions = await listSessions(ctx, account.id);
  const { id, name, email, role, created_at: createdAt } = account;
  return {
    account: {
      id,
      name,
      email,
      role: roleOf(role),
      createdAt,
      hasPassword: account.password_hash !== null,
    },
    secondFactor: await secondFactorOf(ctx, id),
    sessions: thisOneFirst(sessions, ctx.sessionId).map(({ userAgent, ...session }) => ({
      ...session,
      browser: browserWords(userAgent),
      isThisOne: session.id === ctx.sessionId,
    })),
    lifetimes: { idleMs: IDLE_MS, longestMs: LONGEST_MS },
    now: ctx.clock.now(),
  };
}

function thisOneFirst(sessions: readonly Session[], id: string): Session[] {
  return sessions.toSorted((one, other) => Number(other.id === id) - Number(one.id === id));
}

async function secondFactorOf(ctx: OwnActContext, accountId: string): Promise<ProfileView['secondFactor']> {
  const factor = await findSecondFactor(ctx.database.kysely, accountId);
  if (factor === undefined || factor.confirmed_at === null) return null;
  return {
    since: factor.confirmed_at,
    recoveryCodesLeft: await countUnusedCodes(ctx.database.kysely, accountId),
  };
}
