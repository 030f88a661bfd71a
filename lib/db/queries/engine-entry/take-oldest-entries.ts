import { sql } from 'kysely';
import type { Queryable } from '../../database';
import type { DialectSupport } from '../../dialect/support';
import type { Row } from '../../schema';
import { AppError } from '@/lib/domain/errors';

type Entry = Row<'engine_queue_entry'>;

/**
 * Takes the head of a locked queue out of it: oldest trigger first, ties by insertion, `limit` at most.
 *
 * By the rows' addresses where the database has them: PostgreSQL guesses that a range from the head (entries of one import
 * share their time) is most of the table, and reads all of it. SQLite keeps entries in key order and deletes the range.
 * @throws AppError `internal` when the range holds other entries than were read.
 */
export async function takeOldestEntries(
  trx: Queryable,
  support: DialectSupport,
  alertId: number,
  limit: number,
): Promise<Entry[]> {
  const head = trx
    .selectFrom('engine_queue_entry')
    .where('alert_id', '=', alertId)
    .orderBy('triggered_at')
    .orderBy('sequence')
    .limit(limit);
  if (support.rowAddress === null) {
    const entries = await head.selectAll().execute();
    const last = entries.at(-1);
    if (last !== undefined && (await deleteThrough(trx, last)) !== entries.length)
      throw new AppError('internal', 'The head of a queue changed while it was locked; nothing was taken.');
    return entries;
  }
  const address = support.rowAddress;
  const taken = await trx
    .deleteFrom('engine_queue_entry')
    .where(sql<boolean>`${address} = any(array(${head.select(address.as('address'))}))`)
    .returningAll()
    .execute();
  return taken.sort(inOrder);
}

/** One range of the primary key. @returns how many entries it had. */
async function deleteThrough(trx: Queryable, last: Entry): Promise<number> {
  const result = await trx
    .deleteFrom('engine_queue_entry')
    .where('alert_id', '=', last.alert_id)
    .where((eb) =>
      eb(eb.refTuple('triggered_at', 'sequence'), '<=', eb.tuple(last.triggered_at, last.sequence)),
    )
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

function inOrder(left: Entry, right: Entry): number {
  return left.triggered_at - right.triggered_at || left.sequence - right.sequence;
}
