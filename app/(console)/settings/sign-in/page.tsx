import type { Metadata } from 'next';
import { SignInSettings } from '@/components/sign-in-settings/sign-in-settings';

export const metadata: Metadata = { title: 'Sign-in' };

export default function SignInSettingsPage() {
  return <SignInSettings />;
}
