import { snoozeQueue } from '@/lib/console/health/snooze-queue';
import { getQueueView } from '@/lib/console/queues/queue-view';
import { snoozeInput } from '@/lib/domain/api/health-inputs';
import { idParams } from '@/lib/domain/api/params';
import { queueResponse } from '@/lib/domain/api/views';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'queue.snooze',
    summary: 'Snoozes a queue until a moment: nobody is told of its trouble until then.',
    answer: queueResponse,
    params: idParams,
    input: snoozeInput,
  },
  async ({ context: { console }, actor, params, input }) => {
    await snoozeQueue({ ...console, actor }, params.id, input);
    return { queue: await getQueueView(console, params.id), now: console.clock.now() };
  },
);
