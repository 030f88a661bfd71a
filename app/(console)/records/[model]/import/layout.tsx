import type { ReactNode } from 'react';
import { refusalAt } from '@/app/(console)/page-of';

export default async function ImportLayout({ children }: { children: ReactNode }) {
  return (await refusalAt('imports')) ?? children;
}
