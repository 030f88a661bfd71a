import type { Metadata } from 'next';
import { pageOf } from '@/app/(console)/page-of';
import { ErasurePage } from '@/components/erasure/erasure-page';

export const metadata: Metadata = { title: 'Erasure' };

function Erasure() {
  return <ErasurePage />;
}

export default pageOf('settings', Erasure);
