import type { Metadata } from 'next';
import { Board } from '@/components/wall/board';
import { WallClosed } from '@/components/wall/wall-closed';
import { BUILD } from '@/lib/server/build';
import { isKiosk } from '@/lib/server/page-kiosk';

export const metadata: Metadata = { title: 'Wall' };

interface WallPageProps {
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function WallPage({ searchParams }: WallPageProps) {
  const { link } = await searchParams;
  const isOpen = await isKiosk();
  if (link === undefined && isOpen) return <Board build={BUILD} />;
  return <WallClosed why={typeof link === 'string' ? link : 'none'} />;
}
