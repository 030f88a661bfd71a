import type { Metadata } from 'next';
import { ImportPage } from '@/components/import/import-page';

export const metadata: Metadata = { title: 'Import' };

export default async function OneImportPage({ params }: { params: Promise<{ model: string; id: string }> }) {
  const { model, id } = await params;
  return <ImportPage key={id} model={decodeURIComponent(model)} id={id} />;
}
