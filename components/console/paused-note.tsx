'use client';

import { Play } from 'lucide-react';
import { togglePaused, usePaused } from '@/lib/client/refresh';
import { Button } from '../ui/button';

/**
 * That nothing refreshes, and the way to go on: the key that pauses works on every page, so this stands on each that does not say so itself
 * (RefreshControl).
 */
export function PausedNote() {
  if (!usePaused()) return null;
  return (
    <Button
      size="sm"
      title="Refresh again (p)"
      aria-label="Paused: refresh again (p)"
      icon={<Play aria-hidden="true" />}
      onClick={togglePaused}
      className="[body:has([data-refresh])_&]:hidden"
    >
      <span className="md:max-lg:sr-only">Paused</span>
    </Button>
  );
}
