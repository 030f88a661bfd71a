import { queueSettingsResponse } from '@/lib/domain/api/sites';
import { changeQueueSettings } from '@/lib/console/queues/change-queue-settings';
import { getQueueSettings } from '@/lib/console/queues/queue-settings';
import { idParams } from '@/lib/domain/api/params';
import { queueSettingsInput } from '@/lib/domain/api/site-inputs';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'overview.read',
    summary: 'What an admin has set of a queue.',
    answer: queueSettingsResponse,
    params: idParams,
  },
  async ({ context, params }) => ({
    settings: await getQueueSettings(context.console, params.id),
  }),
);

export const POST = handle(
  {
    action: 'queue.write',
    summary: 'Changes what an admin sets of a queue.',
    answer: queueSettingsResponse,
    params: idParams,
    input: queueSettingsInput,
  },
  async ({ context, actor, params, input }) => ({
    settings: await changeQueueSettings({ ...context.console, actor }, params.id, input),
  }),
);
