import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { NewRecord } from '@/components/records/new-record';

export const metadata: Metadata = { title: 'New record' };

async function NewRecordPage({ params }: { params: Promise<{ model: string }> }) {
  const { model } = await params;
  return <NewRecord model={model} />;
}

export default pageOf('records', NewRecordPage);
