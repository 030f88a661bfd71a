import type { Metadata } from 'next';
import { RecordBrowser } from '@/components/records/record-browser';

export const metadata: Metadata = { title: 'Records' };

export default async function ModelRecordsPage({ params }: { params: Promise<{ model: string }> }) {
  const { model } = await params;
  return <RecordBrowser model={model} />;
}
