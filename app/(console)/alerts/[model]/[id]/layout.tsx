import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { AlertEditor } from '@/components/alerts/editor/alert-editor';
import { alertParams } from '@/lib/domain/api/alert-inputs';

export const metadata: Metadata = { title: 'API Alert' };

export default async function AlertLayout({
  params,
  children,
}: {
  params: Promise<{ model: string; id: string }>;
  children: ReactNode;
}) {
  const { model, ...address } = await params;
  const { data } = alertParams.safeParse(address);
  if (data === undefined) notFound();
  return (
    <AlertEditor id={data.id} model={model}>
      {children}
    </AlertEditor>
  );
}
