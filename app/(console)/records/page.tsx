import type { Metadata } from 'next';
import { RecordModels } from '@/components/records/record-models';

export const metadata: Metadata = { title: 'Records' };

export default function RecordsPage() {
  return <RecordModels />;
}
