import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { ConnectSite } from '@/components/sites/connect-site';

export const metadata: Metadata = { title: 'Connect a site' };

function ConnectSitePage() {
  return <ConnectSite />;
}

export default pageOf('settings', ConnectSitePage);
