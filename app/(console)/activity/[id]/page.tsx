import type { Metadata } from 'next';
import { ActPage } from '@/components/activity/act-page';

export const metadata: Metadata = { title: 'Activity' };

export default async function Act({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ActPage id={id} />;
}
