import type { Metadata } from 'next';
import { Sites } from '@/components/sites/sites';

export const metadata: Metadata = { title: 'Sites' };

export default function SitesPage() {
  return <Sites />;
}
