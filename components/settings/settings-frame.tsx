import type { ReactNode } from 'react';
import { NavTabs } from '../layout/nav-tabs';
import { Page } from '../layout/page';
import { PageHeader } from '../ui/page-header';
import { SETTINGS_ITEMS } from './settings-items';

/** What every page below Settings has above it. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  return (
    <Page>
      <PageHeader title="Settings" />
      <NavTabs label="Settings" tabs={[{ href: '/settings', label: 'All' }, ...SETTINGS_ITEMS]} />
      {children}
    </Page>
  );
}
