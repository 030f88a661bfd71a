import type { Metadata } from 'next';
import { Suspense, type ReactNode } from 'react';
import { NewAlertEditor } from '@/components/alerts/editor/new-alert-editor';

export const metadata: Metadata = { title: 'New API Alert' };

export default async function NewAlertLayout({
  params,
  children,
}: {
  params: Promise<{ model: string }>;
  children: ReactNode;
}) {
  const { model } = await params;
  return (
    <Suspense>
      <NewAlertEditor model={model}>{children}</NewAlertEditor>
    </Suspense>
  );
}
