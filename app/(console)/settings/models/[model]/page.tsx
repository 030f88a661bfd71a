import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { ModelSettings } from '@/components/settings/models/model-settings';

export const metadata: Metadata = { title: 'Model' };

async function ModelPage({ params }: { params: Promise<{ model: string }> }) {
  const { model } = await params;
  return <ModelSettings key={model} name={decodeURIComponent(model)} />;
}

export default pageOf('settings', ModelPage);
