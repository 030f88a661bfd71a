import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { ChooseModel } from '@/components/alerts/choose-model';

export const metadata: Metadata = { title: 'Alerts' };

function AlertsPage() {
  return <ChooseModel />;
}

export default pageOf('alerts', AlertsPage);
