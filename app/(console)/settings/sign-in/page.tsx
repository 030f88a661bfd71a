import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { SignInSettings } from '@/components/sign-in-settings/sign-in-settings';

export const metadata: Metadata = { title: 'Sign-in' };

function SignInSettingsPage() {
  return <SignInSettings />;
}

export default pageOf('settings', SignInSettingsPage);
