import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { refusalAt } from '@/app/(console)/page-of';

export const metadata: Metadata = { title: 'Records' };

export default async function RecordsLayout({ children }: { children: ReactNode }) {
  return (await refusalAt('records')) ?? children;
}
