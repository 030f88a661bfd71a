import type { Metadata } from 'next';
import { Suspense } from 'react';
import { FindPage } from '@/components/find/find-page';
import { signedInPage } from '@/lib/server/signed-in-page';

export const metadata: Metadata = { title: 'Find' };

function Find() {
  return (
    <Suspense>
      <FindPage />
    </Suspense>
  );
}

export default signedInPage(Find);
