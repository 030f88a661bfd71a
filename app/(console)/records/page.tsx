import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { RecordModels } from '@/components/records/record-models';

export const metadata: Metadata = { title: 'Records' };

function RecordsPage() {
  return <RecordModels />;
}

export default pageOf('records', RecordsPage);
