import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { NotAllowed } from '@/components/console/not-allowed';
import { SettingsFrame } from '@/components/settings/settings-frame';
import { leastRole, may } from '@/lib/domain/policies';
import { requirePageActor } from '@/lib/server/page-actor';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { account } = await requirePageActor();
  if (!may(account.role, 'settings.read'))
    return <NotAllowed what="Settings" least={leastRole('settings.read')} />;
  return <SettingsFrame>{children}</SettingsFrame>;
}
