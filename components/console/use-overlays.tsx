import { useCallback, useState, type ComponentType, type ReactNode } from 'react';
import type { NavItem } from '../layout/nav-item';
import type { Overlay, OverlayProps } from './overlay';
import { usePageKeys } from './use-page-keys';

// Nobody needs them to read a page, so their code comes with the first use, or when a hand nears the button.
const LOAD: Readonly<Record<Overlay, () => Promise<ComponentType<OverlayProps>>>> = {
  keys: () => import('./key-help-dialog').then((module) => module.KeyHelpDialog),
  palette: () => import('../palette/palette').then((module) => module.Palette),
};

type Shown = { what: Overlay; Part: ComponentType<OverlayProps> } | null;

/**
 * The palette and the list of keys: what the keyboard opens over any page. A failed load opens nothing; the next press
 * tries again.
 */
export function useOverlays(pages: readonly NavItem[], onSignOut: () => void) {
  const [shown, setShown] = useState<Shown>(null);
  const show = useCallback((what: Overlay): void => {
    LOAD[what]().then(
      (Part) => setShown({ what, Part }),
      () => setShown(null),
    );
  }, []);
  usePageKeys(show);
  const close = (what: Overlay) => setShown((now) => (now?.what === what ? null : now));
  const overlay: ReactNode = shown && (
    <shown.Part
      key={shown.what}
      pages={pages}
      onShowKeys={() => show('keys')}
      onSignOut={onSignOut}
      onClose={() => close(shown.what)}
    />
  );
  return {
    overlay,
    showPalette: () => show('palette'),
    nearPalette: () => void LOAD.palette().catch(() => null),
  };
}
