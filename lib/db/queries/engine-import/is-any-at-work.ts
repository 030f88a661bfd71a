import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';

const atWork = keptQuery((db) =>
  db.selectFrom('engine_import').select('id').where('state', 'in', ['checking', 'importing']).limit(1),
);

/** Whether there is an import that waits for a run, or that a run has in hand, alive or dead. */
export async function isAnyImportAtWork(db: Queryable): Promise<boolean> {
  return (await atWork.first(db, {})) !== undefined;
}
