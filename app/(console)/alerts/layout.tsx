import type { ReactNode } from 'react';
import { NotAllowed } from '@/components/console/not-allowed';
import { leastRole, may } from '@/lib/domain/policies';
import { requirePageActor } from '@/lib/server/page-actor';

export default async function AlertsLayout({ children }: { children: ReactNode }) {
  const { account } = await requirePageActor();
  if (!may(account.role, 'alert.read')) return <NotAllowed what="Alerts" least={leastRole('alert.read')} />;
  return children;
}
