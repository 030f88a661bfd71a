import type { Metadata } from 'next';
import { SiteQueues } from '@/components/sites/site-queues';

export const metadata: Metadata = { title: 'Queues of a site' };

export default async function SiteQueuesPage({ params }: { params: Promise<{ id: string }> }) {
  return <SiteQueues id={(await params).id} />;
}
