import type { ReactNode } from 'react';

/** The whole of a screen that nobody sits at: dark, whatever the browser prefers. */
export function WallFrame({ children }: { children: ReactNode }) {
  return (
    <main className="dark flex min-h-dvh flex-col gap-5 bg-canvas p-4 text-ink sm:p-6 lg:p-8">
      {children}
    </main>
  );
}
