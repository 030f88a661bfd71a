import { useEffect } from 'react';
import { togglePaused } from '@/lib/client/refresh';
import type { Overlay } from './overlay';
import {
  focusSearch,
  isCovered,
  isTaken,
  pageKeyOf,
  takeNewOrder,
  walkRows,
  type PageKey,
} from './page-keys';

/** Listens to the keys of every page. */
export function usePageKeys(show: (what: Overlay) => void): void {
  useEffect(() => {
    const act = (key: PageKey): boolean => {
      if (key === 'search') return focusSearch();
      if (key === 'next-row' || key === 'previous-row') return walkRows(key);
      if (key === 'new-order') return takeNewOrder();
      if (key === 'pause') togglePaused();
      else show(key === 'help' ? 'keys' : 'palette');
      return true;
    };
    const listen = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
      const press = { key, ctrlKey, metaKey, altKey, shiftKey };
      const pressed = pageKeyOf({ ...press, taken: isTaken(event), covered: isCovered() });
      if (pressed !== null && act(pressed)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [show]);
}
