import { handOverJob } from '@/lib/console/jobs/hand-over';
import { handOverInput } from '@/lib/domain/api/hand-over';
import { idParams } from '@/lib/domain/api/params';
import { jobResponse } from '@/lib/domain/api/views';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'job.hand-over',
    summary: 'Hands an open job over to the integration, or takes that back.',
    answer: jobResponse,
    params: idParams,
    input: handOverInput,
  },
  async ({ context, actor, params, input }) => ({
    ...(await handOverJob({ ...context.console, actor }, params.id, input)),
    now: context.console.clock.now(),
  }),
);
