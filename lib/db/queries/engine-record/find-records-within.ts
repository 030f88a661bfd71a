import { sql } from 'kysely';
import { AppError } from '@/lib/domain/errors';
import type { Queryable } from '../../database';
import { idChunks } from '../../id-chunks';
import { findRecords } from './find-records';
import type { RecordRow } from './record-columns';

/**
 * Bytes of stored fields that are read at once at most. A text may have a million characters and a page 500 records, so what one call
 * may ask for is more than the memory of any machine; of records as people write them, 1,000 are a hundredth of this.
 */
const MOST_BYTES = 50_000_000;

/**
 * The records of a model with these ids, by id, unless they are too large to be read at once: as large as they are is asked first, which
 * costs a database little, because it need not read them.
 * @throws AppError `too-large`
 */
export async function findRecordsWithin(
  db: Queryable,
  model: string,
  ids: readonly number[],
): Promise<Map<number, RecordRow>> {
  let bytes = 0;
  for (const chunk of idChunks(ids)) bytes += await storedBytes(db, model, chunk);
  if (bytes > MOST_BYTES)
    throw new AppError(
      'too-large',
      `These ${ids.length.toLocaleString('en-US')} records hold ${Math.ceil(bytes / 1_000_000).toLocaleString('en-US')} MB, and no more than ${MOST_BYTES / 1_000_000} MB are read at once. Nothing was done: ask for fewer records at a time (per_page of a list, limit_num of a process call, or a smaller batch size of the site).`,
    );
  return findRecords(db, model, ids);
}

async function storedBytes(db: Queryable, model: string, ids: readonly number[]): Promise<number> {
  const { bytes } = await db
    .selectFrom('engine_record')
    .select(sql<number>`cast(coalesce(sum(octet_length(fields_json)), 0) as bigint)`.as('bytes'))
    .where('model', '=', model)
    .where('id', 'in', [...ids])
    .executeTakeFirstOrThrow();
  return Number(bytes);
}
