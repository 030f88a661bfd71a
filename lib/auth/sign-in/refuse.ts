import { recordAct } from '@/lib/audit/record';
import type { Row } from '@/lib/db/schema';
import type { Caller } from '../caller';
import type { AuthContext } from '../context';
import { strangerOf } from '../stranger';

/** Writes down that somebody was not let in. An address nobody has is not: it may be a password typed into the wrong field. */
export async function recordRefusal(
  ctx: AuthContext,
  account: Row<'account'> | undefined,
  caller: Caller,
  reason: string,
): Promise<void> {
  await recordAct(ctx.database.kysely, {
    at: ctx.clock.now(),
    actor: strangerOf(caller),
    verb: 'session.refuse',
    ...(account === undefined ? {} : { target: { kind: 'account', id: account.id, name: account.name } }),
    outcome: 'refused',
    detail: { reason: account === undefined ? 'unknown account' : reason },
  });
}
