'use client';

import dynamic from 'next/dynamic';
import { useSyncExternalStore } from 'react';
import { noticesWanted, onNoticesWanted } from '../ui/notify';

const NoticeStack = dynamic(() => import('./notice-stack').then((module) => module.NoticeStack), {
  ssr: false,
});

const noneOnServer = () => false;

/** Where notices appear; nothing, and no code for it, until there is one. */
export function Notices() {
  const wanted = useSyncExternalStore(onNoticesWanted, noticesWanted, noneOnServer);
  return wanted ? <NoticeStack /> : null;
}
