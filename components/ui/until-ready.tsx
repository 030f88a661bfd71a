'use client';

import type { ReactNode } from 'react';
import { useInBrowser } from './ticker';

/** What the server drew can be read at once, and is pressed and focused only when a press does something: none is lost. */
export function UntilReady({ children }: { children: ReactNode }) {
  const isReady = useInBrowser();
  return (
    <div className="contents" inert={!isReady}>
      {children}
    </div>
  );
}
