import type { Metadata } from 'next';
import { ConnectSite } from '@/components/sites/connect-site';

export const metadata: Metadata = { title: 'Connect a site' };

export default function ConnectSitePage() {
  return <ConnectSite />;
}
