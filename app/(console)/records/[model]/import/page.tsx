import type { Metadata } from 'next';
import { ImportHome } from '@/components/import/import-home';

export const metadata: Metadata = { title: 'Import' };

export default async function ImportHomePage({ params }: { params: Promise<{ model: string }> }) {
  const { model } = await params;
  return <ImportHome model={decodeURIComponent(model)} />;
}
