import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** Writes a new link, and forgets those that were over before `forgetBefore`. */
export async function insertLink(
  trx: Queryable,
  link: NewRow<'account_link'>,
  forgetBefore: number,
): Promise<void> {
  await trx.deleteFrom('account_link').where('expires_at', '<', forgetBefore).execute();
  await trx.insertInto('account_link').values(link).execute();
}
