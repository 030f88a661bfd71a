import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';

/** Takes a field's value out of every record of a model, in the database itself. No save, so nothing is triggered. */
export async function dropFieldValues(
  trx: Queryable,
  support: DialectSupport,
  { model, field }: { model: string; field: string },
): Promise<number> {
  const result = await trx
    .updateTable('engine_record')
    .set({
      fields_json: support.withoutJsonKey('fields_json', field),
      keys_json: support.withoutJsonKey('keys_json', field),
    })
    .where('model', '=', model)
    .where(support.hasJsonKey('fields_json', field))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
