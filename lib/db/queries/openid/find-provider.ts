import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import type { Row } from '../../schema';

/** The OpenID provider; undefined when none is set up. */
export async function findProvider(db: Queryable): Promise<Row<'openid_provider'> | undefined> {
  return db.selectFrom('openid_provider').selectAll().executeTakeFirst();
}

/** The same, and keeps others from changing it until this transaction ends. */
export async function lockProvider(
  trx: Queryable,
  support: DialectSupport,
): Promise<Row<'openid_provider'> | undefined> {
  const query = trx.selectFrom('openid_provider').selectAll();
  return (support.rowLocks ? query.forUpdate() : query).executeTakeFirst();
}

/** The same, and lets others read it meanwhile but not change it. */
export async function holdProvider(
  trx: Queryable,
  support: DialectSupport,
): Promise<Row<'openid_provider'> | undefined> {
  const query = trx.selectFrom('openid_provider').selectAll();
  return (support.rowLocks ? query.forShare() : query).executeTakeFirst();
}
