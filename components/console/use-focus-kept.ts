import { useEffect } from 'react';
import { focusTrail, followTrail, type FocusTrail } from '../ui/focus-home';

/**
 * A button whose act makes it disappear (Process, once a job is open) takes the focus with it, and whoever works by keyboard
 * would begin at the top of the page again. The part of the page it stood in gets it instead.
 */
export function useFocusKept(): void {
  useEffect(() => {
    let trail: FocusTrail = [];
    let page = '';
    const remember = (): void => {
      trail = focusTrail();
      page = window.location.pathname;
    };
    const keep = (): void => {
      if (document.activeElement !== document.body || trail[0]?.isConnected !== false) return;
      // A link that led to another page is gone because its page is.
      if (window.location.pathname !== page) return;
      // A dialog keeps the focus inside by itself.
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') === null) followTrail(trail);
    };
    const observer = new MutationObserver(keep);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', remember);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', remember);
    };
  }, []);
}
