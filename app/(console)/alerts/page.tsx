import type { Metadata } from 'next';
import { ChooseModel } from '@/components/alerts/choose-model';

export const metadata: Metadata = { title: 'Alerts' };

export default function AlertsPage() {
  return <ChooseModel />;
}
