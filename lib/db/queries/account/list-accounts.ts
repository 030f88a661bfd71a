import type { Queryable } from '../../database';
import type { Row } from '../../schema';

/** Every account by name, without its password. */
export async function listAccountRows(db: Queryable): Promise<Omit<Row<'account'>, 'password_hash'>[]> {
  return db
    .selectFrom('account')
    .select(['id', 'email', 'name', 'role', 'created_at', 'disabled_at', 'last_sign_in_at'])
    .orderBy('name')
    .orderBy('id')
    .execute();
}
