'use client';

import type { ReactNode } from 'react';
import type { BoardOptions } from '@/lib/domain/wall';
import { cn } from '../ui/cn';
import { useShift } from './use-shift';

export interface WallFrameProps {
  /** Of the link, whatever the browser prefers. */
  theme?: BoardOptions['theme'];
  /** Pixels of the screen's unit: everything inside is in ems of it. */
  unit: number;
  children: ReactNode;
}

/** The whole of a screen that nobody sits at: no scrolling, no pointer, and never quite in the same place for long. */
export function WallFrame({ theme = 'dark', unit, children }: WallFrameProps) {
  const { x, y } = useShift();
  return (
    <main className={cn(theme, 'fixed inset-0 cursor-none overflow-hidden bg-canvas text-ink select-none')}>
      <div
        className="flex h-full flex-col"
        style={{ fontSize: `${unit}px`, lineHeight: 1.3, transform: `translate(${x}px, ${y}px)` }}
      >
        {children}
      </div>
    </main>
  );
}
