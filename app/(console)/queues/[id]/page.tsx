import { QueueHome } from '@/components/queues/queue-home';

export default async function QueuePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <QueueHome id={id} />;
}
