'use client';

import { useEffect, useState, type ComponentType } from 'react';
import { togglePaused } from '@/lib/client/refresh';
import { focusSearch, isTaken, pageKeyOf, walkRows, type PageKey } from './page-keys';

// Few ever open it, so it comes when it is opened. A failed load opens nothing; the next press tries again.
const load = () => import('./key-help-dialog').then((module) => module.KeyHelpDialog);

/** Listens to the keys of every page; `?` lists them. */
export function KeyHelp() {
  const [open, setOpen] = useState(false);
  const [Dialog, setDialog] = useState<ComponentType<{ onClose: () => void }> | null>(null);
  useEffect(() => {
    const act = (key: PageKey): boolean => {
      if (key === 'search') return focusSearch();
      if (key === 'next-row' || key === 'previous-row') return walkRows(key);
      if (key === 'pause') togglePaused();
      else show();
      return true;
    };
    const show = (): void => {
      setOpen(true);
      load().then(
        (loaded) => setDialog(() => loaded),
        () => setOpen(false),
      );
    };
    const listen = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey } = event;
      const pressed = pageKeyOf({ key, ctrlKey, metaKey, altKey, taken: isTaken(event) });
      if (pressed !== null && act(pressed)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return open && Dialog ? <Dialog onClose={() => setOpen(false)} /> : null;
}
