import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { People } from '@/components/people/people';
import { requirePageActor } from '@/lib/server/page-actor';

export const metadata: Metadata = { title: 'People' };

async function PeoplePage() {
  const { account } = await requirePageActor();
  return <People viewerId={account.id} />;
}

export default pageOf('settings', PeoplePage);
