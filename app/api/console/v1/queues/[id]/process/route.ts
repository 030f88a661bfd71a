import { actResponse } from '@/lib/domain/api/views';
import { processQueue } from '@/lib/console/jobs/process';
import { processInput } from '@/lib/domain/api/inputs';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'queue.process',
    summary: 'Takes the next records of a queue into a job, through the ledger.',
    answer: actResponse,
    params: idParams,
    input: processInput,
  },
  async ({ context, actor, params, input }) => processQueue({ ...context.console, actor }, params.id, input),
);
