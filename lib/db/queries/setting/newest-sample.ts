import type { Queryable } from '../../database';
import { readJson } from '../../json';

/** When the newest sample of any site was taken; null before the first. Written by the collector in the transaction of the sample. */
export async function newestSample(db: Queryable): Promise<number | null> {
  const rows = await db
    .selectFrom('setting')
    .select('value_json')
    .where('name', 'like', 'sampled-at:%')
    .execute();
  return rows.reduce<number | null>(
    (newest, row) => Math.max(newest ?? 0, readJson<number>(row.value_json)),
    null,
  );
}
