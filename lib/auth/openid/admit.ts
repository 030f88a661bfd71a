import { recordAct } from '@/lib/audit/record';
import { holdProvider } from '@/lib/db/queries/openid/find-provider';
import { updateAccount } from '@/lib/db/queries/account/update-account';
import type { Role } from '@/lib/domain/actor';
import { mappedRole } from '@/lib/domain/role-mapping';
import { roleOf } from '../accounts/new-account';
import type { Caller } from '../caller';
import { startSession } from '../sessions/start';
import { accountOf, personOf } from './account-of';
import type { OpenIdContext } from './context';
import { followRole } from './follow-role';
import type { ProviderSettings } from './provider';
import type { ProvenIdentity } from './read-answer';
import { SignInRefusal } from './refusal';

/**
 * Lets in whom the provider vouches for, in one transaction: account, role, session and what is written down of it.
 * A connection that was changed while the provider was asked lets nobody in, so that what it proves is never said of the new one.
 * Nobody is asked for a second factor here: how its people prove themselves is the provider's business.
 * @returns the session's id.
 * @throws SignInRefusal
 */
export async function admit(
  ctx: OpenIdContext,
  provider: ProviderSettings,
  identity: ProvenIdentity,
  caller: Caller,
): Promise<string> {
  const now = ctx.clock.now();
  const role = roleGiven(provider, identity);
  const arrival = { provider, identity, role, caller, now };
  return ctx.database.transaction(async (trx) => {
    const held = await holdProvider(trx, ctx.database.support);
    if (held?.connection_set_at !== provider.connectionSetAt) throw new SignInRefusal('not-set-up');
    const account = await accountOf(trx, arrival);
    if (provider.roleClaim !== null && role === null) throw new SignInRefusal('no-role', { account });
    const roleNow =
      provider.roleClaim === null || role === null
        ? roleOf(account.role)
        : await followRole(trx, ctx.database.support, account, arrival, role);
    await updateAccount(trx, account.id, { last_sign_in_at: now });
    const sessionId = await startSession(trx, { accountId: account.id, caller, now });
    await recordAct(trx, {
      at: now,
      actor: personOf({ ...account, role: roleNow }, caller),
      verb: 'session.create',
      target: { kind: 'session', id: sessionId, name: account.name },
      outcome: 'done',
      detail: { by: 'OpenID', issuer: identity.issuer },
    });
    return sessionId;
  });
}

function roleGiven(provider: ProviderSettings, identity: ProvenIdentity): Role | null {
  return mappedRole(identity.roleValues, provider.roleRules) ?? provider.otherRole;
}
