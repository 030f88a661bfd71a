import { changeRule } from '@/lib/console/notifications/save-rule';
import { ruleInput } from '@/lib/domain/api/notification-inputs';
import { notificationsResponse } from '@/lib/domain/api/notifications';
import { idParams } from '@/lib/domain/api/params';
import { handle } from '@/lib/server/handle';
import { notificationsView } from '@/lib/server/notifications-view';

export const POST = handle(
  {
    action: 'notification.write',
    summary: 'Changes a rule.',
    answer: notificationsResponse,
    params: idParams,
    input: ruleInput,
  },
  async ({ context, actor, params, input }) => {
    await changeRule({ ...context.console, actor }, params.id, input);
    return notificationsView(context);
  },
);
