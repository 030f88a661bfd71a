import { useRef } from 'react';

/** Marks a part of a page that takes the focus when the control in it that had it is gone: `<section {...focusHome}>`. */
export const focusHome = { tabIndex: -1, 'data-focus-home': '' } as const;

/** Where focus goes back to: the control, then what may stand in for it when it is no longer there. */
export type FocusTrail = readonly HTMLElement[];

/** The control that has the focus now, the part of the page it is in, and the page's content. */
export function focusTrail(): FocusTrail {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || focused === document.body) return [];
  const opener = menuButtonOf(focused) ?? focused;
  const home = opener.closest<HTMLElement>('[data-focus-home]');
  const content = document.querySelector<HTMLElement>('#content');
  return [opener, home, content].filter((element) => element !== null);
}

/** A menu is gone as soon as one of its items acts; its button stays. */
function menuButtonOf(item: HTMLElement): HTMLElement | null {
  const id = item.closest('[role="menu"]')?.getAttribute('aria-labelledby') ?? null;
  return id === null ? null : document.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
}

/** Puts the focus on the first of the trail that is still there and takes it, without scrolling the page. */
export function followTrail(trail: FocusTrail): void {
  for (const element of trail) {
    if (element.isConnected) element.focus({ preventScroll: true });
    if (document.activeElement === element) return;
  }
}

/**
 * For the content of a dialog. Radix gives focus back only to a trigger of its own, and takes it from everything else; ours
 * are opened by whatever the page has, so without this nothing has the focus once one closes.
 */
export function useFocusReturn() {
  const trail = useRef<FocusTrail>([]);
  return {
    onOpenAutoFocus: () => {
      trail.current = focusTrail();
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      followTrail(trail.current);
    },
  };
}
