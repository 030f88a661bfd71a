import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';

/** How many records of a model have a value in a field. */
export async function countFieldValues(
  db: Queryable,
  support: DialectSupport,
  { model, field }: { model: string; field: string },
): Promise<number> {
  const row = await db
    .selectFrom('engine_record')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('model', '=', model)
    .where(support.hasJsonKey('fields_json', field))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
