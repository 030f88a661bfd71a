import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { JobFrame } from '@/components/jobs/job-frame';

export const metadata: Metadata = { title: 'Job' };

export default async function JobLayout({
  params,
  children,
}: {
  params: Promise<{ id: string }>;
  children: ReactNode;
}) {
  const { id } = await params;
  return <JobFrame id={id}>{children}</JobFrame>;
}
