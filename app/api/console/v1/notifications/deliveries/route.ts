import { readDeliveries } from '@/lib/console/notifications/read-deliveries';
import { deliveriesQuery } from '@/lib/domain/api/notification-inputs';
import { deliveriesResponse } from '@/lib/domain/api/notifications';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'notification.read',
    summary: 'The delivery log: what was told, or is to be, newest first.',
    answer: deliveriesResponse,
    query: deliveriesQuery,
  },
  async ({ context: { console }, query }) => ({
    ...(await readDeliveries(console, query)),
    now: console.clock.now(),
  }),
);
