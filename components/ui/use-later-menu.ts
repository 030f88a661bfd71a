import { useState, type ComponentType, type KeyboardEvent, type MouseEvent } from 'react';
import type { StartsOpen } from './dropdown-menu';

/**
 * A menu whose code (50 kB to read, mostly positioning) comes when a hand nears its button, because most visits never open it. Until it is
 * there the button takes `trigger`; then `Later` draws both, and starts open as the press would have opened it.
 */
export function useLaterMenu<Props extends { startsOpen: StartsOpen }>(
  load: () => Promise<ComponentType<Props>>,
) {
  const [later, setLater] = useState<{ Menu: ComponentType<Props>; startsOpen: StartsOpen } | null>(null);
  // A failed load opens nothing; the next approach or press tries again.
  const prepare = () => load().catch(() => null);
  const open = async (startsOpen: StartsOpen) => {
    const Menu = await prepare();
    if (Menu) setLater({ Menu, startsOpen });
  };
  const trigger = {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    // A click without a pointer is that of Enter or the space bar.
    onClick: ({ detail }: MouseEvent) => void open(detail === 0 ? 'by-key' : 'by-pointer'),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      void open('by-key');
    },
    onPointerEnter: () => void prepare(),
    onFocus: () => void prepare(),
  } as const;
  return { later, trigger };
}
