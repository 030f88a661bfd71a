import { RecordChanges } from '@/components/records/record-changes';

export default async function RecordChangesPage({
  params,
}: {
  params: Promise<{ model: string; id: string }>;
}) {
  const { model, id } = await params;
  return <RecordChanges model={model} id={Number(id)} />;
}
