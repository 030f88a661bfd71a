import type { ReactNode } from 'react';
import { refusalAt } from '@/app/(console)/page-of';

export default async function AlertsLayout({ children }: { children: ReactNode }) {
  return (await refusalAt('alerts')) ?? children;
}
