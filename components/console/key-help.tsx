'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { togglePaused } from '@/lib/client/refresh';
import { focusSearch, isTaken, pageKeyOf, walkRows, type PageKey } from './page-keys';

// Few ever open it, so it comes when it is opened.
const KeyHelpDialog = dynamic(() => import('./key-help-dialog').then((module) => module.KeyHelpDialog), {
  ssr: false,
});

/** Listens to the keys of every page; `?` lists them. */
export function KeyHelp() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const act = (key: PageKey): boolean => {
      if (key === 'search') return focusSearch();
      if (key === 'next-row' || key === 'previous-row') return walkRows(key);
      if (key === 'pause') togglePaused();
      else setOpen(true);
      return true;
    };
    const listen = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey } = event;
      const pressed = pageKeyOf({ key, ctrlKey, metaKey, altKey, taken: isTaken(event) });
      if (pressed !== null && act(pressed)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return open ? <KeyHelpDialog onClose={() => setOpen(false)} /> : null;
}
