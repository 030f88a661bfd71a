import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { QueueFrame } from '@/components/queues/queue-frame';

export const metadata: Metadata = { title: 'Queue' };

export default async function QueueLayout({
  params,
  children,
}: {
  params: Promise<{ id: string }>;
  children: ReactNode;
}) {
  const { id } = await params;
  return <QueueFrame id={id}>{children}</QueueFrame>;
}
