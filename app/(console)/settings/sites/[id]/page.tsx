import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { SiteQueues } from '@/components/sites/site-queues';

export const metadata: Metadata = { title: 'Queues of a site' };

async function SiteQueuesPage({ params }: { params: Promise<{ id: string }> }) {
  return <SiteQueues id={(await params).id} />;
}

export default pageOf('settings', SiteQueuesPage);
