'use client';

import { NavTabs } from '../../layout/nav-tabs';

/** The parts of an alert's page; a new alert has made no entries yet. */
export function EditorTabs({ href, isNew }: { href: string; isNew: boolean }) {
  const tabs = [
    { href, label: 'Attributes' },
    { href: `${href}/preview`, label: 'Preview' },
    { href: `${href}/explain`, label: 'Explain' },
    ...(isNew ? [] : [{ href: `${href}/entries`, label: 'Entries' }]),
  ];
  return <NavTabs label="Parts of this alert" tabs={tabs} />;
}
