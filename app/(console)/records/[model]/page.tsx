import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { RecordBrowser } from '@/components/records/record-browser';

export const metadata: Metadata = { title: 'Records' };

async function ModelRecordsPage({ params }: { params: Promise<{ model: string }> }) {
  const { model } = await params;
  return <RecordBrowser model={model} />;
}

export default pageOf('records', ModelRecordsPage);
