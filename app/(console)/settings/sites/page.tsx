import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { Sites } from '@/components/sites/sites';

export const metadata: Metadata = { title: 'Sites' };

function SitesPage() {
  return <Sites />;
}

export default pageOf('settings', SitesPage);
