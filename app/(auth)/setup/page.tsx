import type { Metadata } from 'next';
import { SetupForm } from '@/components/auth/setup-form';
import { AuthLayout } from '@/components/layout/auth-layout';
import { leaveSetup } from '@/lib/server/page-visitor';

export const metadata: Metadata = { title: 'Set up' };

export default async function SetupPage() {
  await leaveSetup();
  return (
    <AuthLayout
      title="Make the first account"
      description="It is an admin’s. Further people are added later."
    >
      <SetupForm />
    </AuthLayout>
  );
}
