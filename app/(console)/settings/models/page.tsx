import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { ModelList } from '@/components/settings/models/model-list';

export const metadata: Metadata = { title: 'Models' };

function ModelsPage() {
  return <ModelList />;
}

export default pageOf('settings', ModelsPage);
