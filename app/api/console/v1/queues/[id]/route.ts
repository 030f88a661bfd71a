import { queueResponse } from '@/lib/domain/api/views';
import { getQueueView } from '@/lib/console/queues/queue-view';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'overview.read',
    summary: 'One queue: counts with basis and age, health, the open job.',
    answer: queueResponse,
    params: idParams,
  },
  async ({ context, params }) => ({
    queue: await getQueueView(context.console, params.id),
    now: context.console.clock.now(),
  }),
);
