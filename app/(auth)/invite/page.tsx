import type { Metadata } from 'next';
import { InviteForm } from '@/components/auth/invite-form';
import { LinkFaultNotice } from '@/components/auth/link-fault';
import { AuthLayout } from '@/components/layout/auth-layout';
import { ROLE_WORDS } from '@/lib/domain/role-words';
import { openedLink, signInWays } from '@/lib/server/link-visitor';

export const metadata: Metadata = { title: 'Invitation' };

interface InvitePageProps {
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function InvitePage({ searchParams }: InvitePageProps) {
  const link = await openedLink('invitation', 'cut' in (await searchParams));
  if (link.fault !== null) {
    return (
      <AuthLayout title="This invitation does not work">
        <LinkFaultNotice kind="invitation" fault={link.fault} />
      </AuthLayout>
    );
  }
  const ways = await signInWays();
  return (
    <AuthLayout
      title="You are invited"
      description={`Your role: ${ROLE_WORDS[link.role].label}. ${ROLE_WORDS[link.role].may}`}
    >
      <InviteForm email={link.email} name={link.name} onlyProvider={ways.passwords ? null : ways.provider} />
    </AuthLayout>
  );
}
