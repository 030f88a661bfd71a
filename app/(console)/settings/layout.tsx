import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { refusalAt } from '@/app/(console)/page-of';
import { SettingsFrame } from '@/components/settings/settings-frame';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  return (await refusalAt('settings')) ?? <SettingsFrame>{children}</SettingsFrame>;
}
