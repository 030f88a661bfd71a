import { jobResponse } from '@/lib/domain/api/views';
import { getJobPage } from '@/lib/console/jobs/job-view';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'overview.read',
    summary: 'One job with its timeline and its queue.',
    answer: jobResponse,
    params: idParams,
  },
  async ({ context, params }) => ({
    ...(await getJobPage(context.console, params.id)),
    now: context.console.clock.now(),
  }),
);
