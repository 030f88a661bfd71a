import type { Metadata } from 'next';
import { ModelSettings } from '@/components/settings/models/model-settings';

export const metadata: Metadata = { title: 'Model' };

export default async function ModelPage({ params }: { params: Promise<{ model: string }> }) {
  const { model } = await params;
  return <ModelSettings key={model} name={decodeURIComponent(model)} />;
}
