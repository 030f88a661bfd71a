import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { NotAllowed } from '@/components/console/not-allowed';
import { leastRole, may } from '@/lib/domain/policies';
import { requirePageActor } from '@/lib/server/page-actor';

export const metadata: Metadata = { title: 'Records' };

export default async function RecordsLayout({ children }: { children: ReactNode }) {
  const { account } = await requirePageActor();
  if (!may(account.role, 'record.read'))
    return <NotAllowed what="Records" least={leastRole('record.read')} />;
  return children;
}
