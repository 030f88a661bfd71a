import { sql } from 'kysely';
import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';

/**
 * Takes imports from runs that have not been heard of for `deadAfterMs`, by the database's clock: a check begins anew, an
 * import is `interrupted` with `problem`.
 */
export async function releaseDeadImports(
  trx: Queryable,
  support: DialectSupport,
  { deadAfterMs, problem }: { deadAfterMs: number; problem: string },
): Promise<void> {
  const dead = sql<number>`${support.now} - ${deadAfterMs}`;
  await trx
    .updateTable('engine_import')
    .set({ runner: null })
    .where('state', '=', 'checking')
    .where('renewed_at', '<', dead)
    .where('runner', 'is not', null)
    .execute();
  await trx
    .updateTable('engine_import')
    .set({ runner: null, state: 'interrupted', problem })
    .where('state', '=', 'importing')
    .where('renewed_at', '<', dead)
    .where('runner', 'is not', null)
    .execute();
}
