import { testChannel } from '@/lib/console/notifications/test-channel';
import { testedResponse } from '@/lib/domain/api/notifications';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';

export const POST = handle(
  {
    action: 'notification.write',
    summary: 'Sends a test over a channel, once and now, and answers what came of it.',
    answer: testedResponse,
    params: idParams,
  },
  async ({ context, actor, params }) => ({
    delivery: await testChannel({ ...context.notify, actor }, params.id),
    now: context.console.clock.now(),
  }),
);
