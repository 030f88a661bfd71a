import type { Metadata } from 'next';
import { PayloadAccess } from '@/components/settings/payload-access';

export const metadata: Metadata = { title: 'Who sees payloads' };

export default function PayloadAccessPage() {
  return <PayloadAccess />;
}
