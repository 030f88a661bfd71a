import type { Metadata } from 'next';
import type { SearchParams } from 'nuqs/server';
import { preload } from 'react-dom';
import { Overview } from '@/components/overview/overview';
import { UntilReady } from '@/components/ui/until-ready';
import { OVERVIEW_PATH } from '@/lib/client/paths';
import { signedInPage } from '@/lib/server/signed-in-page';
import { firstOverview } from './first-overview';

export const metadata: Metadata = { title: 'Overview' };

async function OverviewPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  // The rows are on their way while the scripts that draw them still come.
  preload(OVERVIEW_PATH, { as: 'fetch', crossOrigin: 'anonymous' });
  const first = await firstOverview(searchParams);
  return (
    <UntilReady>
      <Overview first={first} />
    </UntilReady>
  );
}

export default signedInPage(OverviewPage);
