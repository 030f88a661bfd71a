import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';
import { SECOND_FACTOR_RULE } from '../setting/get-second-factor-rule';

/** A session with what is needed of its account to decide whether it still stands. */
export interface SessionWithAccount {
  id: string;
  account_id: string;
  last_seen_at: number;
  expires_at: number;
  revoked_at: number | null;
  confirmed_at: number | null;
  email: string;
  name: string;
  role: string;
  disabled_at: number | null;
  has_password: boolean;
  /** When its second factor began to count. */
  second_factor_at: number | null;
  /** Who must have one, as JSON text; null when it was never set. */
  second_factor_rule: string | null;
  /** 0 while only the provider counts; null without one. */
  passwords_allowed: number | null;
}

const byIds = keptQuery((db, { ids }: { ids: readonly string[] }) =>
  db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .leftJoin('second_factor', 'second_factor.account_id', 'account.id')
    .leftJoin('setting', (join) => join.on('setting.name', '=', SECOND_FACTOR_RULE))
    .leftJoin('openid_provider', (join) => join.on('openid_provider.id', '=', 1))
    .select([
      'session.id',
      'session.account_id',
      'session.last_seen_at',
      'session.expires_at',
      'session.revoked_at',
      'session.confirmed_at',
      'account.email',
      'account.name',
      'account.role',
      'account.disabled_at',
      (account) => account('account.password_hash', 'is not', null).as('has_password'),
      'second_factor.confirmed_at as second_factor_at',
      'setting.value_json as second_factor_rule',
      'openid_provider.passwords_allowed',
    ])
    .where('session.id', 'in', ids),
);

/** One session by its id, joined with its account: what every request asks. */
export async function findSession(db: Queryable, id: string): Promise<SessionWithAccount | undefined> {
  const [session] = await listSessionsById(db, [id]);
  return session;
}

/** Some sessions at once, each joined with its account. */
export async function listSessionsById(db: Queryable, ids: readonly string[]): Promise<SessionWithAccount[]> {
  const rows = await byIds.all(db, { ids });
  // SQLite answers 0 or 1.
  return rows.map((row) => ({ ...row, has_password: Boolean(row.has_password) }));
}
