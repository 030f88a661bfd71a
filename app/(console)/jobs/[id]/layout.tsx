import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { GET } from '@/app/api/console/v1/jobs/[id]/route';
import { JobFrame } from '@/components/jobs/job-frame';
import { UntilReady } from '@/components/ui/until-ready';
import { liveKeys } from '@/lib/client/keys';
import { firstAnswer } from '@/lib/server/first-answer';

export const metadata: Metadata = { title: 'Job' };

export default async function JobLayout({
  params,
  children,
}: {
  params: Promise<{ id: string }>;
  children: ReactNode;
}) {
  const { id } = await params;
  const first = await firstAnswer({ queryKey: liveKeys.job(id), get: GET, params: { id } });
  return (
    <HydrationBoundary state={first}>
      <UntilReady>
        <JobFrame id={id}>{children}</JobFrame>
      </UntilReady>
    </HydrationBoundary>
  );
}
