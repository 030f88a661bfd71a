import { QueueDetails } from '@/components/queues/queue-details';
import { signedInPage } from '@/lib/server/signed-in-page';

async function QueueDetailsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <QueueDetails id={id} />;
}

export default signedInPage(QueueDetailsPage);
