import type { Metadata } from 'next';
import { People } from '@/components/people/people';
import { requirePageActor } from '@/lib/server/page-actor';

export const metadata: Metadata = { title: 'People' };

export default async function PeoplePage() {
  const { account } = await requirePageActor();
  return <People viewerId={account.id} />;
}
