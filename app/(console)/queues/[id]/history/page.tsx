import { QueueHistory } from '@/components/queues/queue-history';
import { signedInPage } from '@/lib/server/signed-in-page';

async function QueueHistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <QueueHistory id={id} />;
}

export default signedInPage(QueueHistoryPage);
