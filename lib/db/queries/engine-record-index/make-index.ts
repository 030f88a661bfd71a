import { sql } from 'kysely';
import type { FieldDefinition } from '@/lib/domain/field-types';
import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { isOwnColumn, recordValue } from '../../record-filter/record-value';

/**
 * Makes the index of a model's records by a field and id, for that model alone. Not in a transaction: where the database can, saves go on
 * meanwhile. What an earlier, broken attempt has left is removed first.
 */
export async function makeRecordIndex(
  db: Queryable,
  support: DialectSupport,
  index: { id: number; model: string },
  field: FieldDefinition,
): Promise<void> {
  const name = sql.id(`engine_record_by_${index.id}`);
  const { expression } = recordValue(support, field, null);
  const table = sql.table('engine_record');
  await sql`drop index if exists ${name}`.execute(db);
  await sql`create index ${support.concurrently} ${name} on ${table} ((${expression}) ${support.emptyFirst}, id) where model = ${sql.lit(index.model)}`.execute(
    db,
  );
  if (support.expressionStatistics && !isOwnColumn(field.name)) {
    const statistics = sql.id(`engine_record_spread_${index.id}`);
    await sql`drop statistics if exists ${statistics}`.execute(db);
    await sql`create statistics ${statistics} on (${expression}) from ${table}`.execute(db);
  }
  // The database has to learn how the values are spread before it can choose between indexes.
  await sql`analyze ${table}`.execute(db);
}
