import type { Metadata } from 'next';
import { NewRecord } from '@/components/records/new-record';

export const metadata: Metadata = { title: 'New record' };

export default async function NewRecordPage({ params }: { params: Promise<{ model: string }> }) {
  const { model } = await params;
  return <NewRecord model={model} />;
}
