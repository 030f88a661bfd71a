import { pageOf } from '@/app/(console)/page-of';
import { RecordFields } from '@/components/records/record-fields';

async function RecordPage({ params }: { params: Promise<{ model: string; id: string }> }) {
  const { model, id } = await params;
  return <RecordFields model={model} id={Number(id)} />;
}

export default pageOf('records', RecordPage);
