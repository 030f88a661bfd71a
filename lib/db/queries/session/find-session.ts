import type { Queryable } from '../../database';

/** A session with what is needed of its account to decide whether it still stands. */
export interface SessionWithAccount {
  id: string;
  account_id: string;
  last_seen_at: number;
  expires_at: number;
  revoked_at: number | null;
  email: string;
  name: string;
  role: string;
  disabled_at: number | null;
}

/** One session by its id, joined with its account: what every request asks. */
export async function findSession(db: Queryable, id: string): Promise<SessionWithAccount | undefined> {
  return db
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .select([
      'session.id',
      'session.account_id',
      'session.last_seen_at',
      'session.expires_at',
      'session.revoked_at',
      'account.email',
      'account.name',
      'account.role',
      'account.disabled_at',
    ])
    .where('session.id', '=', id)
    .executeTakeFirst();
}
