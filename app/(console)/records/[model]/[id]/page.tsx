import { RecordFields } from '@/components/records/record-fields';

export default async function RecordPage({ params }: { params: Promise<{ model: string; id: string }> }) {
  const { model, id } = await params;
  return <RecordFields model={model} id={Number(id)} />;
}
