import type { Queryable } from '../../database';

/** What a whole answer of such an outcome says: it holds no records. */
const WITHOUT_RECORDS = ['empty', 'outstanding', 'uuid-only'];

/**
 * Stored answers no search of payloads sees: of process calls of unknown outcome, and of settled ones that may hold records but
 * belong to no stored job, as when an answer was cut and its job was finished unseen.
 */
export async function countUnknownBodies(db: Queryable): Promise<number> {
  const { count } = await db
    .selectFrom('call')
    .leftJoin('job', 'job.id', 'call.job_id')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('call.verb', '=', 'process')
    .where('call.body_bytes', '>', 0)
    .where((eb) =>
      eb.or([
        eb('call.state', '=', 'unknown'),
        eb.and([
          eb('call.state', 'in', ['answered', 'failed']),
          eb('call.purged_at', 'is', null),
          eb.between('call.http_status', 200, 299),
          eb.or([eb('job.id', 'is', null), eb('job.custody', '!=', 'held')]),
          eb.or([
            eb('call.body_complete', '=', 0),
            eb('call.outcome', 'is', null),
            eb('call.outcome', 'not in', WITHOUT_RECORDS),
          ]),
        ]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(count);
}
