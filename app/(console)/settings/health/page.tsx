import type { Metadata } from 'next';
import { HealthSettings } from '@/components/health/health-settings';

export const metadata: Metadata = { title: 'Health' };

export default function HealthPage() {
  return <HealthSettings />;
}
