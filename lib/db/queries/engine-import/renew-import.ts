import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import type { RowUpdate } from '../../schema';

/**
 * Writes how far a run has come, unless the import belongs to another run by now.
 * @returns whether somebody asked it to stop; undefined when the import is not this run's any more.
 */
export async function renewImport(
  trx: Queryable,
  support: DialectSupport,
  { id, runner }: { id: string; runner: string },
  change: RowUpdate<'engine_import'>,
): Promise<boolean | undefined> {
  const row = await trx
    .updateTable('engine_import')
    .set({ renewed_at: support.now, ...change })
    .where('id', '=', id)
    .where('runner', '=', runner)
    .returning('stop_requested')
    .executeTakeFirst();
  return row === undefined ? undefined : row.stop_requested === 1;
}
