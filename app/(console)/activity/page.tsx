import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ActivityPage } from '@/components/activity/activity-page';
import { signedInPage } from '@/lib/server/signed-in-page';

export const metadata: Metadata = { title: 'Activity' };

function Activity() {
  return (
    <Suspense>
      <ActivityPage />
    </Suspense>
  );
}

export default signedInPage(Activity);
