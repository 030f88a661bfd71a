import { QueueHome } from '@/components/queues/queue-home';
import { signedInPage } from '@/lib/server/signed-in-page';

async function QueuePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <QueueHome id={id} />;
}

export default signedInPage(QueuePage);
