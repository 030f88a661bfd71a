import { changeChannel } from '@/lib/console/notifications/change-channel';
import { channelChangeInput } from '@/lib/domain/api/notification-inputs';
import { notificationsResponse } from '@/lib/domain/api/notifications';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';
import { notificationsView } from '@/lib/server/notifications-view';

export const POST = handle(
  {
    action: 'notification.write',
    summary: 'Changes a channel; where it leads stays when it is left out.',
    answer: notificationsResponse,
    params: idParams,
    input: channelChangeInput,
  },
  async ({ context, actor, params, input }) => {
    await changeChannel({ ...context.console, actor }, params.id, input);
    return notificationsView(context);
  },
);
