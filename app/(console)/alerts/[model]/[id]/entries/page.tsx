import { pageOf } from '@/app/(console)/page-of';
import { EntriesTab } from '@/components/alerts/entries-tab';

async function EntriesPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <EntriesTab id={Number(id)} />;
}

export default pageOf('alerts', EntriesPage);
