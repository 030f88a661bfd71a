import { QueueDrains } from '@/components/drain/queue-drains';

export default async function QueueDrainsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <QueueDrains id={id} />;
}
