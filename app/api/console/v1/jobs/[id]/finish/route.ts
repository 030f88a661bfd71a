import { actResponse } from '@/lib/domain/api/views';
import { finishJob } from '@/lib/console/jobs/finish';
import { finishInput } from '@/lib/domain/api/inputs';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'job.finish',
    summary: 'Clears a job on its site, through the ledger.',
    answer: actResponse,
    params: idParams,
    input: finishInput,
  },
  async ({ context, actor, params, input }) => finishJob({ ...context.console, actor }, params.id, input),
);
