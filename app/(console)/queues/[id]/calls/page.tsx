import { QueueCalls } from '@/components/calls/queue-calls';
import { signedInPage } from '@/lib/server/signed-in-page';

async function QueueCallsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <QueueCalls id={id} />;
}

export default signedInPage(QueueCallsPage);
