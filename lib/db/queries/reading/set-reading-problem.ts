import type { Queryable } from '../../database';

/** Says why the queues of a site could not be read; what was known of them stays, with its age. */
export async function setReadingProblem(db: Queryable, siteId: string, problem: string): Promise<void> {
  await db
    .updateTable('queue_reading')
    .set({ problem })
    .where('queue_id', 'in', (query) => query.selectFrom('queue').select('id').where('site_id', '=', siteId))
    .execute();
}
