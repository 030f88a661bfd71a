import { sql, type SqlBool } from 'kysely';
import type { Queryable } from '../../database';
import type { NewRow } from '../../schema';

/** @returns false when the queue has an open one: another instance was first. */
export async function openIncident(trx: Queryable, incident: NewRow<'incident'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('incident')
    .values(incident)
    .onConflict((conflict) =>
      conflict
        .column('queue_id')
        .where(sql<SqlBool>`resolved_at is null`)
        .doNothing(),
    )
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}
