import type { Metadata } from 'next';
import { Suspense } from 'react';
import { preload } from 'react-dom';
import { Overview } from '@/components/overview/overview';
import { OVERVIEW_PATH } from '@/lib/client/paths';
import { signedInPage } from '@/lib/server/signed-in-page';

export const metadata: Metadata = { title: 'Overview' };

function OverviewPage() {
  // The rows are on their way while the scripts that draw them still come.
  preload(OVERVIEW_PATH, { as: 'fetch', crossOrigin: 'anonymous' });
  return (
    <Suspense>
      <Overview />
    </Suspense>
  );
}

export default signedInPage(OverviewPage);
