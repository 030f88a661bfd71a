import { pageOf } from '@/app/(console)/page-of';
import { RecordChanges } from '@/components/records/record-changes';

async function RecordChangesPage({ params }: { params: Promise<{ model: string; id: string }> }) {
  const { model, id } = await params;
  return <RecordChanges model={model} id={Number(id)} />;
}

export default pageOf('records', RecordChangesPage);
