import type { Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { recordAct } from '@/lib/audit/record';
import { findAccountByEmail } from '@/lib/db/queries/account/find-account-by-email';
import { findAccount } from '@/lib/db/queries/account/find-account';
import { insertAccount } from '@/lib/db/queries/account/insert-account';
import { findIdentity } from '@/lib/db/queries/openid/find-identity';
import { putIdentity } from '@/lib/db/queries/openid/put-identity';
import type { NewRow, Row, Schema } from '@/lib/db/schema';
import type { Actor, Role } from '@/lib/domain/actor';
import { isOfDomains } from '@/lib/domain/email-domains';
import { roleOf } from '../accounts/new-account';
import { requestOf, type Caller } from '../caller';
import type { ProviderSettings } from './provider';
import type { ProvenIdentity } from './read-answer';
import { SignInRefusal } from './refusal';

export interface Arrival {
  provider: ProviderSettings;
  identity: ProvenIdentity;
  /** What the provider's groups give, or a new account gets; null refuses. */
  role: Role | null;
  caller: Caller;
  now: number;
}

/**
 * Whose account an identity is: the one it is tied to; else that of its verified e-mail address, when it may be tied to it; else
 * a new one, when the address is of a listed domain.
 * @throws SignInRefusal
 */
export async function accountOf(trx: Transaction<Schema>, arrival: Arrival): Promise<Row<'account'>> {
  const { identity, now } = arrival;
  const known = await findIdentity(trx, identity.issuer, identity.subject);
  const account =
    known === undefined
      ? ((await existingAccount(trx, arrival)) ?? (await newAccount(trx, arrival)))
      : await findAccount(trx, known.account_id);
  if (account === undefined) throw new SignInRefusal('failed');
  if (account.disabled_at !== null) throw new SignInRefusal('disabled', { account });
  const isTied = await putIdentity(trx, { ...identity, accountId: account.id, now });
  if (!isTied) throw new SignInRefusal('other-identity', { account });
  if (known === undefined) await recordLink(trx, arrival, account);
  return account;
}

/** The account of the verified address, where it may be taken. One with a password is somebody's already. */
async function existingAccount(
  trx: Transaction<Schema>,
  { provider, identity }: Arrival,
): Promise<Row<'account'> | undefined> {
  if (identity.email === null) throw new SignInRefusal('no-email');
  const account = await findAccountByEmail(trx, identity.email);
  if (account === undefined) return undefined;
  if (account.password_hash !== null && !provider.linksPasswords) {
    throw new SignInRefusal('has-password', { account });
  }
  return account;
}

async function newAccount(trx: Transaction<Schema>, arrival: Arrival): Promise<Row<'account'> | undefined> {
  const { provider, identity, role, caller, now } = arrival;
  const { email } = identity;
  if (email === null) throw new SignInRefusal('no-email');
  if (!isOfDomains(email, provider.domains)) throw new SignInRefusal('foreign-domain', { email });
  if (role === null) throw new SignInRefusal('no-role', { email });
  const row = {
    id: uuidv7(),
    email,
    name: identity.name ?? email,
    password_hash: null,
    role,
    created_at: now,
    disabled_at: null,
    last_sign_in_at: null,
  } satisfies NewRow<'account'>;
  // Somebody made it a moment ago, most likely the same person in another tab.
  if (!(await insertAccount(trx, row))) return existingAccount(trx, arrival);
  await recordAct(trx, {
    at: now,
    actor: personOf({ ...row, role }, caller),
    verb: 'account.create',
    target: { kind: 'account', id: row.id, name: row.name },
    outcome: 'done',
    detail: { email, role, from: 'OpenID', issuer: identity.issuer },
  });
  return findAccount(trx, row.id);
}

async function recordLink(
  trx: Transaction<Schema>,
  { identity, caller, now }: Arrival,
  account: Row<'account'>,
): Promise<void> {
  await recordAct(trx, {
    at: now,
    actor: personOf({ ...account, role: roleOf(account.role) }, caller),
    verb: 'account.link-openid',
    target: { kind: 'account', id: account.id, name: account.name },
    outcome: 'done',
    detail: { issuer: identity.issuer, subject: identity.subject },
  });
}

/** Who acts while they arrive. */
export function personOf(account: { id: string; name: string; role: Role }, caller: Caller): Actor {
  const { id, name, role } = account;
  return { kind: 'person', id, name, role, address: caller.address, ...requestOf(caller) };
}
