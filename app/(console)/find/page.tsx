import type { Metadata } from 'next';
import { Suspense } from 'react';
import { FindPage } from '@/components/find/find-page';

export const metadata: Metadata = { title: 'Find' };

export default function Find() {
  return (
    <Suspense>
      <FindPage />
    </Suspense>
  );
}
