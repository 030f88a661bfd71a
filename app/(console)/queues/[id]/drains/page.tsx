import { QueueDrains } from '@/components/drain/queue-drains';
import { signedInPage } from '@/lib/server/signed-in-page';

async function QueueDrainsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <QueueDrains id={id} />;
}

export default signedInPage(QueueDrainsPage);
