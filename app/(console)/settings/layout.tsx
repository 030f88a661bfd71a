import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { refusalAt } from '@/app/(console)/page-of';
import { SettingsFrame } from '@/components/settings/settings-frame';
import { UnsetHttpsNotice } from '@/components/settings/unset-https-notice';
import { isHttpsUnset } from '@/lib/http/unset-https';
import { getRuntime } from '@/lib/server/process-runtime';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const refusal = await refusalAt('settings');
  if (refusal !== null) return refusal;
  const { settings } = await getRuntime();
  return (
    <SettingsFrame>
      {isHttpsUnset(await headers(), settings.appUrl) && <UnsetHttpsNotice />}
      {children}
    </SettingsFrame>
  );
}
