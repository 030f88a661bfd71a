import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import type { Row } from '../../schema';

/**
 * Takes the oldest import that waits, for one run.
 * @returns it as the run begins, or undefined when none waits.
 */
export async function claimImport(
  db: Queryable,
  support: DialectSupport,
  { runner, now }: { runner: string; now: number },
): Promise<Row<'engine_import'> | undefined> {
  return db
    .updateTable('engine_import')
    .set((eb) => ({
      runner,
      renewed_at: support.now,
      phase_started_at: now,
      phase_started_row: eb.ref('rows_read'),
    }))
    .where('id', '=', (eb) =>
      eb
        .selectFrom('engine_import')
        .select('id')
        .where('state', 'in', ['checking', 'importing'])
        .where('runner', 'is', null)
        .orderBy('created_at')
        .orderBy('id')
        .limit(1),
    )
    .where('runner', 'is', null)
    .returningAll()
    .executeTakeFirst();
}
