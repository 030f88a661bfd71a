import { cancelDrain } from '@/lib/console/drain/cancel';
import { idParams } from '@/lib/domain/api/params';
import { drainResponse } from '@/lib/domain/api/drains';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'queue.drain',
    summary: 'Stops a drain after its round.',
    answer: drainResponse,
    params: idParams,
  },
  async ({ context, actor, params }) => ({
    drain: await cancelDrain({ ...context.console, actor }, params.id),
    now: context.console.clock.now(),
  }),
);
