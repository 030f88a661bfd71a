import type { Metadata } from 'next';
import { LinkFaultNotice, NoPasswordsNotice } from '@/components/auth/link-fault';
import { ResetForm } from '@/components/auth/reset-form';
import { AuthLayout } from '@/components/layout/auth-layout';
import { openedLink, signInWays } from '@/lib/server/link-visitor';

export const metadata: Metadata = { title: 'New password' };

interface ResetPageProps {
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function ResetPage({ searchParams }: ResetPageProps) {
  const link = await openedLink('reset', 'cut' in (await searchParams));
  if (link.fault !== null) {
    return (
      <AuthLayout title="This link does not work">
        <LinkFaultNotice kind="reset" fault={link.fault} />
      </AuthLayout>
    );
  }
  const ways = await signInWays();
  if (!ways.passwords) {
    return (
      <AuthLayout title="No password is needed">
        <NoPasswordsNotice provider={ways.provider} />
      </AuthLayout>
    );
  }
  return (
    <AuthLayout title="Choose a new password">
      <ResetForm email={link.email} />
    </AuthLayout>
  );
}
