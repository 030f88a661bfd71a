import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { ImportPage } from '@/components/import/import-page';

export const metadata: Metadata = { title: 'Import' };

async function OneImportPage({ params }: { params: Promise<{ model: string; id: string }> }) {
  const { model, id } = await params;
  return <ImportPage key={id} model={decodeURIComponent(model)} id={id} />;
}

export default pageOf('imports', OneImportPage);
