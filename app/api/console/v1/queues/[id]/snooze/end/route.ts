import { endSnooze } from '@/lib/console/health/end-snooze';
import { getQueueView } from '@/lib/console/queues/queue-view';
import { idParams } from '@/lib/domain/api/params';
import { queueResponse } from '@/lib/domain/api/views';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'queue.snooze',
    summary: 'Ends the snooze of a queue.',
    answer: queueResponse,
    params: idParams,
  },
  async ({ context: { console }, actor, params }) => {
    await endSnooze({ ...console, actor }, params.id);
    return { queue: await getQueueView(console, params.id), now: console.clock.now() };
  },
);
