import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { PayloadAccess } from '@/components/settings/payload-access';

export const metadata: Metadata = { title: 'Who sees payloads' };

function PayloadAccessPage() {
  return <PayloadAccess />;
}

export default pageOf('settings', PayloadAccessPage);
