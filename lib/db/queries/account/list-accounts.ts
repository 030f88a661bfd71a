import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export interface ListedAccount extends Omit<Row<'account'>, 'password_hash'> {
  /** When its second factor began to count; null when it has none. */
  second_factor_at: number | null;
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
    ])
    .orderBy('account.name')
    .orderBy('account.id')
    .execute();
}
