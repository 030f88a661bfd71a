import type { Metadata } from 'next';
import { KioskLinks } from '@/components/tokens/kiosk-links';

export const metadata: Metadata = { title: 'Kiosk links' };

export default function KioskLinksPage() {
  return <KioskLinks />;
}
