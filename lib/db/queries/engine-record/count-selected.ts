import { sql } from 'kysely';
import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { selectRecords, type RecordSelection } from '../../record-filter/record-selection';

/** How many records are selected; counting stops past `most`, when it is given. */
export async function countSelectedRecords(
  db: Queryable,
  support: DialectSupport,
  selection: RecordSelection,
  most?: number,
): Promise<number> {
  const selected = db
    .selectFrom('engine_record as r')
    .select(sql<number>`1`.as('one'))
    .where(selectRecords(support, selection, 'r'));
  const row = await db
    .selectFrom((most === undefined ? selected : selected.limit(most + 1)).as('selected'))
    .select((eb) => eb.fn.countAll<number>().as('records'))
    .executeTakeFirstOrThrow();
  return row.records;
}
