import type { Queryable } from '../../database';
import type { Row } from '../../schema';

export interface DrainJobRow extends Row<'job'> {
  round: number;
}

/** The jobs of a drain in the order of its rounds. */
export async function listDrainJobs(db: Queryable, drainId: string): Promise<DrainJobRow[]> {
  return db
    .selectFrom('drain_job')
    .innerJoin('job', 'job.id', 'drain_job.job_id')
    .selectAll('job')
    .select('drain_job.round')
    .where('drain_job.drain_id', '=', drainId)
    .orderBy('drain_job.round')
    .execute();
}
