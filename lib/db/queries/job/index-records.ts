import { sql } from 'kysely';
import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import { insertRows, type RowShape } from '../../insert-rows';

const SHAPE: RowShape = {
  table: 'job_record',
  columns: { identity: 'text', job_id: 'text' },
  onConflict: sql`on conflict do nothing`,
};

/** Writes which records a job holds, so that it is found by any of them. Writing the same again changes nothing. */
export async function indexRecords(
  trx: Queryable,
  support: DialectSupport,
  { jobId, identities }: { jobId: string; identities: readonly string[] },
): Promise<void> {
  // In the order of the key: the index is filled from one side, page by page.
  const values = identities.toSorted().flatMap((identity) => [identity, jobId]);
  await insertRows(trx, support, SHAPE, values);
}
