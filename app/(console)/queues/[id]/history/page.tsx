import { QueueHistory } from '@/components/queues/queue-history';

export default async function QueueHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <QueueHistory id={id} />;
}
