import type { Kysely } from 'kysely';
import type { DialectSupport } from '../dialect/support';

/** An open job's payload is dropped when the job is finished: packing it would cost each process call more than it saves. */
export async function keepJobPayloadsPlain(db: Kysely<unknown>, support: DialectSupport): Promise<void> {
  await support.storePlain(db, 'engine_job', 'payload');
}
