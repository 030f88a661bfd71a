import type { Metadata } from 'next';
import { ErasurePage } from '@/components/erasure/erasure-page';

export const metadata: Metadata = { title: 'Erasure' };

export default function Erasure() {
  return <ErasurePage />;
}
