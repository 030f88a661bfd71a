import { removeRule } from '@/lib/console/notifications/remove-rule';
import { notificationsResponse } from '@/lib/domain/api/notifications';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';
import { notificationsView } from '@/lib/server/notifications-view';

export const POST = handle(
  {
    action: 'notification.write',
    summary: 'Removes a rule.',
    answer: notificationsResponse,
    params: idParams,
  },
  async ({ context, actor, params }) => {
    await removeRule({ ...context.console, actor }, params.id);
    return notificationsView(context);
  },
);
