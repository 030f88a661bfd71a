import { QueueDetails } from '@/components/queues/queue-details';

export default async function QueueDetailsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <QueueDetails id={id} />;
}
