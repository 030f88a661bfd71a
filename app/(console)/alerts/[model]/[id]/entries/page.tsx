import { EntriesTab } from '@/components/alerts/entries-tab';

export default async function EntriesPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <EntriesTab id={Number(id)} />;
}
