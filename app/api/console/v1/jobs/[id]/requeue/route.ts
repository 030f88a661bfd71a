import { idParams } from '@/lib/domain/api/params';
import { requeueInput } from '@/lib/domain/api/requeue-input';
import { handle } from '@/lib/server/handle';
import { readRequeue, requeueOfConsole } from '@/lib/server/requeue';

export const GET = handle({ action: 'overview.read', params: idParams }, ({ context, params }) =>
  readRequeue(context, params.id),
);

export const POST = handle(
  { action: 'job.requeue', params: idParams, input: requeueInput },
  ({ context, params, input, actor }) => requeueOfConsole(context, params.id, input, actor),
);
