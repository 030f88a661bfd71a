import { notificationsResponse } from '@/lib/domain/api/notifications';
import { handle } from '@/lib/server/handle';
import { notificationsView } from '@/lib/server/notifications-view';

export const GET = handle(
  {
    action: 'notification.read',
    summary: 'The channels and the rules of notifications; never their keys.',
    answer: notificationsResponse,
  },
  ({ context }) => notificationsView(context),
);
