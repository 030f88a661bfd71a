import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { KioskLinks } from '@/components/tokens/kiosk-links';

export const metadata: Metadata = { title: 'Kiosk links' };

function KioskLinksPage() {
  return <KioskLinks />;
}

export default pageOf('settings', KioskLinksPage);
