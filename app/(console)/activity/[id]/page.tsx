import type { Metadata } from 'next';
import { ActPage } from '@/components/activity/act-page';
import { signedInPage } from '@/lib/server/signed-in-page';

export const metadata: Metadata = { title: 'Activity' };

async function Act({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <ActPage id={id} />;
}

export default signedInPage(Act);
