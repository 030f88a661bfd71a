import { namingFields, recordTitle } from '@/lib/domain/record-title';
import type { EngineContext } from '../context';
import { browseRecords } from './browse-records';
import { getRecordModel } from './list-record-models';

const MOST_MATCHES = 20;

export interface LookupMatch {
  id: number;
  title: string | null;
}

/**
 * Records whose name contains the text, or whose id it is; the newest when nothing is typed. For choosing what a relation points to.
 * @throws AppError `not-found` for the model.
 */
export async function lookupRecords(
  ctx: EngineContext,
  modelName: string,
  search: string,
): Promise<LookupMatch[]> {
  const model = await getRecordModel(ctx, modelName);
  const conditions = namingFields(model).map((field) => [field, 'contains', search]);
  if (/^[1-9]\d{0,14}$/.test(search)) conditions.push(['id', 'eq', search]);
  if (search !== '' && conditions.length === 0) return [];
  const filter = search === '' ? '' : JSON.stringify({ group_type: 'or', conditions });
  const page = await browseRecords(ctx, {
    model: model.name,
    filter,
    search: '',
    sort: '',
    limit: MOST_MATCHES,
  });
  return page.records.map(({ id, values }) => ({ id, title: recordTitle(values) }));
}
