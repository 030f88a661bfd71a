import type { Metadata } from 'next';
import { Suspense } from 'react';
import { HistoryPage } from '@/components/history/history-page';
import { signedInPage } from '@/lib/server/signed-in-page';

export const metadata: Metadata = { title: 'History' };

function History() {
  return (
    <Suspense>
      <HistoryPage />
    </Suspense>
  );
}

export default signedInPage(History);
