import type { ReactNode } from 'react';
import { NavTabs } from '../layout/nav-tabs';

const TABS = [
  { href: '/settings/tokens', label: 'API tokens' },
  { href: '/settings/tokens/gateway', label: 'Gateway tokens' },
  { href: '/settings/tokens/kiosk', label: 'Kiosk links' },
];

/** The kinds of token, each with its own address. */
export function TokenTabs({ children }: { children: ReactNode }) {
  return (
    <>
      <NavTabs label="Kinds of token" tabs={TABS} />
      {children}
    </>
  );
}
