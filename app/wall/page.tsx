import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { Board } from '@/components/wall/board';
import { WallClosed } from '@/components/wall/wall-closed';
import { Watchdog } from '@/components/wall/watchdog';
import { nonceOf } from '@/lib/http/security-headers';
import { BUILD } from '@/lib/server/build';
import { isKiosk } from '@/lib/server/page-kiosk';

export const metadata: Metadata = { title: 'Wall' };

interface WallPageProps {
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function WallPage({ searchParams }: WallPageProps) {
  const { link } = await searchParams;
  const isOpen = await isKiosk();
  if (link === undefined && isOpen) {
    const nonce = nonceOf(await headers());
    return (
      <>
        <Watchdog {...(nonce !== undefined && { nonce })} />
        <Board build={BUILD} />
      </>
    );
  }
  return <WallClosed why={typeof link === 'string' ? link : 'none'} />;
}
