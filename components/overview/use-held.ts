import { useEffect, useMemo, useRef, useState, type FocusEvent, type PointerEvent } from 'react';
import { Hold } from './hold';

/** Keys that scroll a page nothing of which has the focus. */
const SCROLLING = new Set([' ', 'PageDown', 'PageUp', 'ArrowDown', 'ArrowUp', 'Home', 'End']);
const SIGNS = ['pointermove', 'pointerdown', 'touchmove', 'wheel', 'keydown'] as const;

/**
 * Whether somebody is at a list: points at it, reads on in it with a finger or by keys, has the focus in it or has selected something of
 * it. `props` go on the element around the list and only listen.
 */
export function useHeld() {
  const [held, setHeld] = useState(false);
  const [hold] = useState(() => new Hold(setHeld));
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const stopListening = listenOutside(hold, () => ref.current);
    return () => {
      stopListening();
      hold.stop();
    };
  }, [hold]);
  const props = useMemo(() => ({ ref, ...handlersOf(hold) }), [hold]);
  return { held, props };
}

function handlersOf(hold: Hold) {
  // A finger leaves as soon as it is lifted, and its owner reads on.
  const takeByPointer = ({ pointerType }: PointerEvent) =>
    hold.take(pointerType === 'touch' ? 'reading' : 'pointer');
  return {
    onPointerMove: takeByPointer,
    onPointerDown: takeByPointer,
    onPointerLeave: () => hold.leave('pointer'),
    onFocus: () => hold.take('focus'),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
      // With the focus of the whole window its own is only lent.
      const isLent = currentTarget.contains(document.activeElement);
      if (!isLent && !currentTarget.contains(relatedTarget)) hold.leave('focus');
    },
  };
}

/** What of somebody is told elsewhere than in the list. */
function listenOutside(hold: Hold, list: () => HTMLElement | null): () => void {
  const isOutside = ({ target }: Event) => !(target instanceof Node && list()?.contains(target));
  const stir = (event: Event) => {
    if (event.type === 'pointerdown' && isOutside(event)) hold.leave('reading');
    if (event instanceof KeyboardEvent && event.target === document.body && SCROLLING.has(event.key))
      hold.take('reading');
    hold.stir();
  };
  // A row that goes takes the focus along without a word.
  const focusMoved = (event: Event) => isOutside(event) && hold.leave('focus');
  const selected = () => {
    const selection = document.getSelection();
    const element = list();
    if (selection?.type === 'Range' && element && selection.containsNode(element, true))
      hold.take('selection');
    else hold.leave('selection');
  };
  for (const sign of SIGNS) window.addEventListener(sign, stir, { passive: true });
  document.addEventListener('focusin', focusMoved);
  document.addEventListener('selectionchange', selected);
  return () => {
    for (const sign of SIGNS) window.removeEventListener(sign, stir);
    document.removeEventListener('focusin', focusMoved);
    document.removeEventListener('selectionchange', selected);
  };
}
