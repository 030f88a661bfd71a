import { alertJobParams } from '@/lib/domain/api/alert-inputs';
import { requeueResponse, requeuedResponse } from '@/lib/domain/api/requeue';
import { requeueInput } from '@/lib/domain/api/requeue-input';
import { handle } from '@/lib/server/handle';
import { readAlertRequeue, requeueOfAlert } from '@/lib/server/requeue';

export const GET = handle(
  {
    action: 'alert.read',
    summary: 'Whether the records of a finished job of an alert can go back to its queue.',
    answer: requeueResponse,
    params: alertJobParams,
  },
  ({ context, params }) => readAlertRequeue(context, params),
);

export const POST = handle(
  {
    action: 'job.requeue',
    summary: 'Sends the records of a finished job of an alert back to its queue, once, whoever took it.',
    answer: requeuedResponse,
    params: alertJobParams,
    input: requeueInput,
  },
  ({ context, params, input, actor }) => requeueOfAlert(context, params, input, actor),
);
