import type { Queryable } from '../../database';

/** Replaces the sealed credentials of a site. */
export async function putCredentials(trx: Queryable, siteId: string, sealed: Uint8Array): Promise<void> {
  await trx.updateTable('site').set({ credentials_sealed: sealed }).where('id', '=', siteId).execute();
}
