import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { HealthSettings } from '@/components/health/health-settings';

export const metadata: Metadata = { title: 'Health' };

function HealthPage() {
  return <HealthSettings />;
}

export default pageOf('settings', HealthPage);
