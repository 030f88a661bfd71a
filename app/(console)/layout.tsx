import type { ReactNode } from 'react';
import { ConsoleShell } from '@/components/console/console-shell';
import { requirePageActor } from '@/lib/server/page-actor';

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { account } = await requirePageActor();
  return <ConsoleShell account={account}>{children}</ConsoleShell>;
}
