import type { Metadata } from 'next';
import { Board } from '@/components/wall/board';
import { WallClosed } from '@/components/wall/wall-closed';
import { isKiosk } from '@/lib/server/page-kiosk';

export const metadata: Metadata = { title: 'Wall' };

interface WallPageProps {
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function WallPage({ searchParams }: WallPageProps) {
  const { link } = await searchParams;
  const isOpen = await isKiosk();
  if (link === undefined && isOpen) return <Board />;
  return <WallClosed why={typeof link === 'string' ? link : 'none'} />;
}
