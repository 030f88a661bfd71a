import type { Queryable } from '../../database';

export async function dropProvider(trx: Queryable): Promise<void> {
  await trx.deleteFrom('openid_provider').execute();
}
