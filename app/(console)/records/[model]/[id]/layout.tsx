import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { RecordFrame } from '@/components/records/record-frame';
import { recordParams } from '@/lib/domain/api/record-inputs';

export const metadata: Metadata = { title: 'Record' };

interface Props {
  params: Promise<{ model: string; id: string }>;
  children: ReactNode;
}

export default async function RecordLayout({ params, children }: Props) {
  const record = recordParams.safeParse(await params);
  return record.success ? <RecordFrame {...record.data}>{children}</RecordFrame> : notFound();
}
