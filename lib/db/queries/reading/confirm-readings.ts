import type { Queryable } from '../../database';
import { keptQuery } from '../../kept-query';

/** Which readings of a site's tracked queues are confirmed. */
export interface Confirmed {
  /** The moment they are said to be of, in milliseconds. */
  at: number;
  /** But for these queues. */
  except?: readonly string[];
  /**
   * Only those whose counts are both of exactly this moment (milliseconds), and of which no problem is noted. A sample dates all it was
   * told of alike, so these are all of them while nobody has written one since.
   */
  of?: number;
}

interface Told {
  siteId: string;
  at: number;
  except?: readonly string[] | undefined;
  of?: number | undefined;
}

const confirmed = keptQuery((db, { siteId, at, except, of }: Told) => {
  let query = db
    .updateTable('queue_reading')
    .set({ queued_at: at, processing_at: at })
    .where('queue_id', 'in', (queues) =>
      queues.selectFrom('queue').select('id').where('site_id', '=', siteId).where('archived_at', 'is', null),
    );
  if (except !== undefined) query = query.where('queue_id', 'not in', except);
  if (of !== undefined)
    query = query.where('queued_at', '=', of).where('processing_at', '=', of).where('problem', 'is', null);
  return query;
});

/**
 * Says of queues of a site that it told the same counts again at this moment.
 * @returns how many there were.
 */
export async function confirmReadings(
  db: Queryable,
  siteId: string,
  { at, except = [], of }: Confirmed,
): Promise<number> {
  return confirmed.run(db, { siteId, at, of, except: except.length === 0 ? undefined : except });
}
