import type { Metadata } from 'next';
import { ModelAlerts } from '@/components/alerts/model-alerts';

export const metadata: Metadata = { title: 'API Alerts' };

export default async function ModelAlertsPage({ params }: { params: Promise<{ model: string }> }) {
  const { model } = await params;
  return <ModelAlerts model={model} />;
}
