import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { foldText } from '@/lib/domain/filter/fold';
import type { ModelDefinition } from '@/lib/domain/field-types';
import type { DialectSupport } from '../dialect/support';
import { recordValue } from './record-value';

const WHOLE_NUMBER = /^\d{1,15}$/;

/**
 * Records one of whose texts contains `text`, case left aside, or whose id it is. The folded texts of a record stand together in one
 * column: only where that holds the text is it asked which field does.
 */
export function compileSearch(
  support: DialectSupport,
  model: ModelDefinition,
  text: string,
  alias: string,
): RawBuilder<SqlBool> {
  const folded = foldText(text);
  const texts = model.fields.filter(({ type }) => type === 'string' || type === 'text');
  const inFields = texts.map((field) => support.contains(recordValue(support, field, alias).whole, folded));
  // As the text stands inside a JSON text, without the quotes around it.
  const asJson = JSON.stringify(folded).slice(1, -1);
  const somewhere = support.contains(sql.ref(`${alias}.keys_json`), asJson);
  const inTexts =
    inFields.length === 0
      ? sql<SqlBool>`(1 = 0)`
      : sql<SqlBool>`(case when ${somewhere} then (${sql.join(inFields, sql` or `)}) else (1 = 0) end)`;
  return WHOLE_NUMBER.test(text.trim())
    ? sql<SqlBool>`(${sql.ref(`${alias}.id`)} = ${Number(text)} or ${inTexts})`
    : inTexts;
}
