import type { ReactNode } from 'react';
import { NotAllowed } from '@/components/console/not-allowed';
import { leastRole, may } from '@/lib/domain/policies';
import { requirePageActor } from '@/lib/server/page-actor';

export default async function ImportLayout({ children }: { children: ReactNode }) {
  const { account } = await requirePageActor();
  if (!may(account.role, 'records.import'))
    return <NotAllowed what="Imports" least={leastRole('records.import')} />;
  return children;
}
