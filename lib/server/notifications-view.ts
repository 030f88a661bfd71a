import { readNotifications } from '@/lib/console/notifications/read-notifications';
import type { NotificationsView } from '@/lib/domain/api/notifications';
import type { Runtime } from './runtime';

/** The channels and rules, and whether e-mail can be sent. */
export async function notificationsView({ notify }: Runtime): Promise<NotificationsView> {
  return { ...(await readNotifications(notify)), mailReady: notify.mailer !== null, now: notify.clock.now() };
}
