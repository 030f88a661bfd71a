import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { GET } from '@/app/api/console/v1/queues/[id]/route';
import { QueueFrame } from '@/components/queues/queue-frame';
import { UntilReady } from '@/components/ui/until-ready';
import { liveKeys } from '@/lib/client/keys';
import { firstAnswer } from '@/lib/server/first-answer';

export const metadata: Metadata = { title: 'Queue' };

export default async function QueueLayout({
  params,
  children,
}: {
  params: Promise<{ id: string }>;
  children: ReactNode;
}) {
  const { id } = await params;
  const first = await firstAnswer({ queryKey: liveKeys.queue(id), get: GET, params: { id } });
  return (
    <HydrationBoundary state={first}>
      <UntilReady>
        <QueueFrame id={id}>{children}</QueueFrame>
      </UntilReady>
    </HydrationBoundary>
  );
}
