import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { Applications } from '@/components/settings/oauth/applications';

export const metadata: Metadata = { title: 'OAuth applications' };

function OauthApplicationsPage() {
  return <Applications />;
}

export default pageOf('settings', OauthApplicationsPage);
