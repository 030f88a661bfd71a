import {
  changeQueueHealthSettings,
  getQueueHealthSettings,
} from '@/lib/console/health/queue-health-settings';
import { queueHealthResponse } from '@/lib/domain/api/health';
import { queueHealthInput } from '@/lib/domain/api/health-inputs';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'overview.read',
    summary: 'The limits and quiet hours a queue has of its own, and the defaults.',
    answer: queueHealthResponse,
    params: idParams,
  },
  async ({ context: { console }, params }) => ({
    ...(await getQueueHealthSettings(console, params.id)),
    now: console.clock.now(),
  }),
);

export const POST = handle(
  {
    action: 'health.write',
    summary: 'Changes the limits and quiet hours a queue has of its own; null goes back to the default.',
    answer: queueHealthResponse,
    params: idParams,
    input: queueHealthInput,
  },
  async ({ context: { console }, actor, params, input }) => {
    await changeQueueHealthSettings({ ...console, actor }, params.id, input);
    return { ...(await getQueueHealthSettings(console, params.id)), now: console.clock.now() };
  },
);
