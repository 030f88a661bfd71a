import type { Queryable } from '@/lib/db/database';
import { findAccount } from '@/lib/db/queries/account/find-account';
import { findToken } from '@/lib/db/queries/token/find-token';
import type { Row } from '@/lib/db/schema';
import { ROLES, type Actor, type Role } from '@/lib/domain/actor';
import { actorMay } from '@/lib/domain/policies';
import { drainActor } from './drain-actor';
import { mayNoMore, type Ending } from './endings';

/**
 * In whose name a drain makes its next call, as they are now: it takes minutes, and whoever began it may have lost the right
 * meanwhile. Asked before each call.
 * @returns how the drain ends instead, when they may not any more.
 */
export async function drainOwner(db: Queryable, drain: Row<'drain'>, now: number): Promise<Actor | Ending> {
  const actor = drainActor(drain);
  const found = await roleNow(db, actor, now);
  if ('lost' in found) return mayNoMore(actor.name, found.lost);
  const owner = { ...actor, role: found.role };
  if (actorMay(owner, 'queue.drain')) return owner;
  return mayNoMore(actor.name, `is only ${found.role} now`);
}

type RoleNow = { role: Role } | { lost: string };

async function roleNow(db: Queryable, { kind, id, role }: Actor, now: number): Promise<RoleNow> {
  if (kind === 'person') return roleOfAccount(await findAccount(db, id ?? ''));
  if (kind === 'token') return roleOfToken(await findToken(db, id ?? ''), now);
  // Somebody with a shell on the server: no account stands behind it.
  return { role };
}

function roleOfAccount(account: Row<'account'> | undefined): RoleNow {
  if (account === undefined) return { lost: 'has no account any more' };
  return account.disabled_at === null ? known(account.role) : { lost: 'has an account that is disabled' };
}

function roleOfToken(token: Row<'token'> | undefined, now: number): RoleNow {
  if (token?.kind !== 'api') return { lost: 'has no API token any more' };
  if (token.revoked_at !== null) return { lost: 'has an API token that was revoked' };
  if (token.expires_at !== null && token.expires_at <= now) return { lost: 'has an API token that is over' };
  return known(token.role);
}

function known(role: string | null): RoleNow {
  const found = ROLES.find((one) => one === role);
  return found === undefined ? { lost: 'has no role' } : { role: found };
}
