import type { Metadata } from 'next';
import { Applications } from '@/components/settings/oauth/applications';

export const metadata: Metadata = { title: 'OAuth applications' };

export default function OauthApplicationsPage() {
  return <Applications />;
}
