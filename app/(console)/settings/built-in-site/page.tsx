import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { BuiltInSite } from '@/components/settings/built-in-site';

export const metadata: Metadata = { title: 'Built-in site' };

function BuiltInSitePage() {
  return <BuiltInSite />;
}

export default pageOf('settings', BuiltInSitePage);
