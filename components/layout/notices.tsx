'use client';

import { useEffect, useState, type ComponentType } from 'react';
import { noticesWanted, onNoticesWanted } from '../ui/notify';

const load = () => import('./notice-stack').then((module) => module.NoticeStack);

/**
 * Where notices appear; nothing, and no code for it, until there is one. A load that fails (the server is restarting, or has a
 * newer version) draws nothing and is tried again with the next notice: a lazy component would throw it, and take down with
 * it the page that has just done what the notice is about.
 */
export function Notices() {
  const [Stack, setStack] = useState<ComponentType | null>(null);
  useEffect(() => {
    const prepare = (): void => {
      load().then(
        (loaded) => setStack(() => loaded),
        () => null,
      );
    };
    if (noticesWanted()) prepare();
    return onNoticesWanted(prepare);
  }, []);
  return Stack && <Stack />;
}
