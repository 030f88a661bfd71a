import type { Metadata } from 'next';
import { NotFound } from '@/components/console/not-found';

export const metadata: Metadata = { title: 'Not found' };

/** For addresses no route has: shown to anybody, so nothing of the console's frame is around it. */
export default function RootNotFound() {
  return (
    <main className="grid min-h-dvh items-center">
      <NotFound what="page" />
    </main>
  );
}
