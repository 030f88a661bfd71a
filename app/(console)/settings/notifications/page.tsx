import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { Notifications } from '@/components/notifications/notifications';

export const metadata: Metadata = { title: 'Notifications' };

function NotificationsPage() {
  return <Notifications />;
}

export default pageOf('settings', NotificationsPage);
