'use client';

import { BellRing, ChartColumn, Database, History, LayoutList, Settings, TextSearch } from 'lucide-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { AccountProvider, type Account } from '@/lib/client/account';
import { explainError } from '@/lib/client/error-words';
import { useLiveStream } from '@/lib/client/live/use-live-stream';
import { DrawnForPhone } from '@/lib/client/media-query';
import { serverNow, setServerClock } from '@/lib/client/server-clock';
import { signOut } from '@/lib/client/sign-out';
import { AppShell } from '../layout/app-shell';
import { itemsFor, type NavItem } from '../layout/nav-item';
import { PaletteButton } from '../palette/palette-button';
import { notify } from '../ui/notify';
import { Clock, DrawnAt } from '../ui/ticker';
import { lazyPart } from '../ui/lazy-part';
import { PausedNote } from './paused-note';
import { StayNotice } from './stay-notice';
import { useConfirmation } from './use-confirmation';
import { useFocusKept } from './use-focus-kept';
import { useFreshAccount } from './use-fresh-account';
import { useOverlays } from './use-overlays';
import { useSignInWhenRefused } from './use-sign-in-when-refused';

// Nothing waits for it: a time is touched, or dwelt on, after the page has come.
const TimeTip = lazy(
  lazyPart(
    async () => (await import('../ui/time-tip')).TimeTip,
    () => null,
  ),
);

const ITEMS: readonly NavItem[] = [
  { href: '/', label: 'Overview', icon: <LayoutList />, also: ['/queues', '/jobs'] },
  { href: '/history', label: 'History', icon: <ChartColumn /> },
  { href: '/alerts', label: 'Alerts', icon: <BellRing />, roles: ['admin'] },
  { href: '/records', label: 'Records', icon: <Database />, roles: ['admin'] },
  { href: '/find', label: 'Find', icon: <TextSearch /> },
  { href: '/activity', label: 'Activity', icon: <History /> },
  { href: '/settings', label: 'Settings', icon: <Settings />, roles: ['admin'] },
];

function leave(): void {
  signOut().catch((error: unknown) => {
    const { title, whatNext } = explainError(error, 'act');
    notify({ tone: 'error', title: 'You are still signed in', description: `${title}. ${whatNext}` });
  });
}

export interface ConsoleShellProps {
  account: Account;
  /** When the server drew it, epoch milliseconds. */
  drawnAt: number;
  /** The server drew it for a phone. */
  forPhone: boolean;
  children: ReactNode;
}

/** The frame of every console page: who is signed in, where one is, the keys that work everywhere. */
export function ConsoleShell({ account, drawnAt, forPhone, children }: ConsoleShellProps) {
  // Until an answer says it, for the ages that the page came with.
  useState(() => setServerClock(drawnAt));
  useSignInWhenRefused();
  useFreshAccount();
  useFocusKept();
  useLiveStream(`${account.id}:${account.role}:${account.seesPayloads}`);
  const items = itemsFor(ITEMS, account.role).filter((item) => item.href !== '/find' || account.seesPayloads);
  const confirmation = useConfirmation();
  const { overlay, showPalette, nearPalette } = useOverlays(items, leave);
  const finder = (wide: boolean) => <PaletteButton wide={wide} onOpen={showPalette} onNear={nearPalette} />;
  return (
    <AccountProvider account={account}>
      <AppShell items={items} user={account} onSignOut={leave} status={<PausedNote />} finder={finder}>
        <StayNotice />
        <DrawnAt value={drawnAt}>
          <Clock value={serverNow}>
            <DrawnForPhone value={forPhone}>{children}</DrawnForPhone>
          </Clock>
        </DrawnAt>
      </AppShell>
      {overlay}
      {confirmation}
      <Suspense>
        <TimeTip />
      </Suspense>
    </AccountProvider>
  );
}
