import { createRule } from '@/lib/console/notifications/save-rule';
import { ruleInput } from '@/lib/domain/api/notification-inputs';
import { notificationsResponse } from '@/lib/domain/api/notifications';
import { handle } from '@/lib/server/handle';
import { notificationsView } from '@/lib/server/notifications-view';

export const POST = handle(
  {
    action: 'notification.write',
    summary: 'Makes a rule: who is told of which states of which queues.',
    answer: notificationsResponse,
    input: ruleInput,
  },
  async ({ context, actor, input }) => {
    await createRule({ ...context.console, actor }, input);
    return notificationsView(context);
  },
);
