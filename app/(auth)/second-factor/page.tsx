import type { Metadata } from 'next';
import { NeededFactor } from '@/components/auth/needed-factor';
import { AuthLayout } from '@/components/layout/auth-layout';
import { Providers } from '@/components/layout/providers';
import { ownPath } from '@/lib/domain/own-path';
import { requirePageWithoutFactor } from '@/lib/server/page-actor';

export const metadata: Metadata = { title: 'Set up a second factor' };

interface SecondFactorPageProps {
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function SecondFactorPage({ searchParams }: SecondFactorPageProps) {
  const { callbackUrl } = await searchParams;
  const destination = ownPath(typeof callbackUrl === 'string' ? callbackUrl : null);
  const { account } = await requirePageWithoutFactor(destination);
  return (
    <AuthLayout title="Set up a second factor">
      <Providers>
        <NeededFactor email={account.email} destination={destination} />
      </Providers>
    </AuthLayout>
  );
}
