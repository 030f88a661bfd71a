import { sql } from 'kysely';
import type { Queryable } from '../../database';

/** A stored answer that may hold records, of a call that came to no stored job. */
export interface StrayAnswer {
  id: string;
  queue_id: string;
  queue_name: string;
  body_bytes: number;
  body_sha256: string | null;
}

/** What a whole answer of such an outcome says: it holds no records. */
const WITHOUT_RECORDS = ['empty', 'outstanding', 'uuid-only'];
/** The payload of a stored job, and the same handed out again: erased with the job, value by value. */
const OF_A_STORED_JOB = ['job', 'redelivered'];

/** Answers to process calls that may hold records and are no payload of a stored job. */
function strayAnswers(db: Queryable) {
  return db
    .selectFrom('call')
    .innerJoin('queue', 'queue.id', 'call.queue_id')
    .leftJoin('job', 'job.id', 'call.job_id')
    .where('call.verb', '=', 'process')
    .where('call.body_bytes', '>', 0)
    .where('call.purged_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('call.state', '=', 'unknown'),
        eb.and([
          eb('call.state', 'in', ['answered', 'failed']),
          eb.or([eb.between('call.http_status', 200, 299), eb('call.outcome', '=', 'reconciled')]),
          eb.or([
            eb('call.body_complete', '=', 0),
            eb('call.outcome', 'is', null),
            eb('call.outcome', 'not in', WITHOUT_RECORDS),
          ]),
          eb.or([
            eb('job.id', 'is', null),
            eb('job.custody', '!=', 'held'),
            eb('call.outcome', 'is', null),
            eb('call.outcome', 'not in', OF_A_STORED_JOB),
          ]),
        ]),
      ]),
    );
}

/** Of a call whose outcome is known, and of no job that is still open: nobody needs its bytes any more. */
const IS_OVER = sql<boolean>`call.state <> 'unknown' and (job.id is null or job.state = 'finished')`;

/** Those nobody needs any more, the oldest calls first, from after a call on; or one of them. */
export async function listStrayAnswers(
  db: Queryable,
  { after, callId, limit }: { after?: string | undefined; callId?: string; limit: number },
): Promise<StrayAnswer[]> {
  let query = strayAnswers(db)
    .select(['call.id', 'call.queue_id', 'queue.name as queue_name', 'call.body_bytes', 'call.body_sha256'])
    .where(IS_OVER);
  if (after !== undefined) query = query.where('call.id', '>', after);
  if (callId !== undefined) query = query.where('call.id', '=', callId);
  return query.orderBy('call.id').limit(limit).execute();
}

/** Those of calls whose outcome is unknown, or of a job that is still open. */
export async function countNeededAnswers(db: Queryable): Promise<number> {
  const { count } = await strayAnswers(db)
    .select((select) => select.fn.countAll<number>().as('count'))
    .where(sql<boolean>`not (${IS_OVER})`)
    .executeTakeFirstOrThrow();
  return Number(count);
}
