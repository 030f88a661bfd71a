import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export interface DrainRow extends Row<'drain'> {
  queue_name: string;
}

export async function findDrain(db: Queryable, drainId: string): Promise<DrainRow | undefined> {
  return db
    .selectFrom('drain')
    .innerJoin('queue', 'queue.id', 'drain.queue_id')
    .selectAll('drain')
    .select('queue.name as queue_name')
    .where('drain.id', '=', drainId)
    .executeTakeFirst();
}
