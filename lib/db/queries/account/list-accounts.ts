import { sql } from 'kysely';
import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export interface ListedAccount extends Omit<Row<'account'>, 'password_hash'> {
  /** When its second factor began to count; null when it has none. */
  second_factor_at: number | null;
  /** 0 for whoever signs in by a provider alone. */
  has_password: number;
}

/** Every account by name, without its password. */
export async function listAccountRows(db: Queryable): Promise<ListedAccount[]> {
  return db
    .selectFrom('account')
    .leftJoin('second_factor', 'second_factor.account_id', 'account.id')
    .select([
      'account.id',
      'account.email',
      'account.name',
      'account.role',
      'account.created_at',
      'account.disabled_at',
      'account.last_sign_in_at',
      'second_factor.confirmed_at as second_factor_at',
      sql<number>`case when account.password_hash is null then 0 else 1 end`.as('has_password'),
    ])
    .orderBy('account.name')
    .orderBy('account.id')
    .execute();
}
