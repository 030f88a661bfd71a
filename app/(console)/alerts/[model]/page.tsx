import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { ModelAlerts } from '@/components/alerts/model-alerts';

export const metadata: Metadata = { title: 'API Alerts' };

async function ModelAlertsPage({ params }: { params: Promise<{ model: string }> }) {
  const { model } = await params;
  return <ModelAlerts model={model} />;
}

export default pageOf('alerts', ModelAlertsPage);
