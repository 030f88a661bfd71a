import { QueueCalls } from '@/components/calls/queue-calls';

export default async function QueueCallsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <QueueCalls id={id} />;
}
