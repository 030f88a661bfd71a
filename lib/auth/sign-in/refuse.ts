import { recordAct } from '@/lib/audit/record';
import type { Row } from '@/lib/db/schema';
import type { Actor } from '@/lib/domain/actor';
import type { Caller } from '../caller';
import type { AuthContext } from '../context';

/** Writes down that somebody was not let in. An address nobody has is not: it may be a password typed into the wrong field. */
export async function recordRefusal(
  ctx: AuthContext,
  account: Row<'account'> | undefined,
  caller: Caller,
  reason: string,
): Promise<void> {
  const somebody: Actor = {
    kind: 'person',
    id: null,
    name: 'Somebody',
    role: 'viewer',
    address: caller.address,
  };
  await recordAct(ctx.database.kysely, {
    at: ctx.clock.now(),
    actor: somebody,
    verb: 'session.refuse',
    ...(account === undefined ? {} : { target: { kind: 'account', id: account.id, name: account.name } }),
    outcome: 'refused',
    detail: { reason: account === undefined ? 'unknown account' : reason },
  });
}
