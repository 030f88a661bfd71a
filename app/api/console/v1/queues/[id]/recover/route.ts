import { recoverJob } from '@/lib/console/jobs/recover';
import { idParams } from '@/lib/domain/api/params';
import { recoverInput } from '@/lib/domain/api/recover';
import { jobResponse } from '@/lib/domain/api/views';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'job.recover',
    summary: 'Opens a job here by its Job UUID, without any call.',
    answer: jobResponse,
    params: idParams,
    input: recoverInput,
  },
  async ({ context, actor, params, input }) => ({
    ...(await recoverJob({ ...context.console, actor }, params.id, input)),
    now: context.console.clock.now(),
  }),
);
