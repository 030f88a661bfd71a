import { callsResponse } from '@/lib/domain/api/views';
import { listCalls } from '@/lib/console/queues/list-calls';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'activity.read',
    summary: 'The newest process and finish calls of a queue.',
    answer: callsResponse,
    params: idParams,
  },
  async ({ context, params }) => ({
    calls: await listCalls(context.console, params.id),
    now: context.console.clock.now(),
  }),
);
