import type { NavItem } from '../layout/nav-item';

/** What a key can open over the page. */
export type Overlay = 'keys' | 'palette';

export interface OverlayProps {
  /** The pages of the menu, as this person sees them. */
  pages: readonly NavItem[];
  onShowKeys: () => void;
  onSignOut: () => void;
  onClose: () => void;
}
