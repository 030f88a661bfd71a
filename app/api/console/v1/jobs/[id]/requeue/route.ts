import { idParams } from '@/lib/domain/api/params';
import { requeueInput } from '@/lib/domain/api/requeue-input';
import { handle } from '@/lib/server/handle';
import { requeueResponse, requeuedResponse } from '@/lib/domain/api/requeue';
import { readRequeue, requeueOfConsole } from '@/lib/server/requeue';

export const GET = handle(
  {
    action: 'overview.read',
    summary: 'Whether the records of a finished job can go back to their queue.',
    answer: requeueResponse,
    params: idParams,
  },
  ({ context, params }) => readRequeue(context, params.id),
);

export const POST = handle(
  {
    action: 'job.requeue',
    summary: 'Sends the records of a finished job of the built-in site back to their queue, once.',
    answer: requeuedResponse,
    params: idParams,
    input: requeueInput,
  },
  ({ context, params, input, actor }) => requeueOfConsole(context, params.id, input, actor),
);
