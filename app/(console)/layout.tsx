import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { ConsoleShell } from '@/components/console/console-shell';
import { Providers } from '@/components/layout/providers';
import { isPhone } from '@/lib/http/is-phone';
import { requirePageActor } from '@/lib/server/page-actor';

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { account } = await requirePageActor();
  return (
    <Providers>
      <ConsoleShell account={account} drawnAt={Date.now()} forPhone={isPhone(await headers())}>
        {children}
      </ConsoleShell>
    </Providers>
  );
}
