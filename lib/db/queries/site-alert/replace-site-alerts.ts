import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

const ROWS_AT_ONCE = 100;

/** Keeps exactly these alerts as what a site lists now. */
export async function replaceSiteAlerts(
  trx: Queryable,
  siteId: string,
  alerts: readonly NewRow<'site_alert'>[],
): Promise<void> {
  await trx.deleteFrom('site_alert').where('site_id', '=', siteId).execute();
  for (let from = 0; from < alerts.length; from += ROWS_AT_ONCE) {
    await trx
      .insertInto('site_alert')
      .values(alerts.slice(from, from + ROWS_AT_ONCE))
      .execute();
  }
}
