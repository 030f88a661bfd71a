import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { ImportHome } from '@/components/import/import-home';

export const metadata: Metadata = { title: 'Import' };

async function ImportHomePage({ params }: { params: Promise<{ model: string }> }) {
  const { model } = await params;
  return <ImportHome model={decodeURIComponent(model)} />;
}

export default pageOf('imports', ImportHomePage);
