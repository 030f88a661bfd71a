import { removeChannel } from '@/lib/console/notifications/remove-channel';
import { notificationsResponse } from '@/lib/domain/api/notifications';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';
import { notificationsView } from '@/lib/server/notifications-view';

export const POST = handle(
  {
    action: 'notification.write',
    summary: 'Removes a channel with its rules; what waits is given up.',
    answer: notificationsResponse,
    params: idParams,
  },
  async ({ context, actor, params }) => {
    await removeChannel({ ...context.console, actor }, params.id);
    return notificationsView(context);
  },
);
