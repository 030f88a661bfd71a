import { jobsResponse } from '@/lib/domain/api/views';
import { listJobs } from '@/lib/console/queues/list-jobs';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  { action: 'overview.read', summary: 'The newest jobs of a queue.', answer: jobsResponse, params: idParams },
  async ({ context, params }) => ({
    jobs: await listJobs(context.console, params.id),
    now: context.console.clock.now(),
  }),
);
