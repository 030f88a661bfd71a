import { useCallback, useEffect, useMemo, useRef, useState, type FocusEvent, type PointerEvent } from 'react';

/** Whoever stopped moving this long ago is not at the list any more: a mouse left lying on it keeps nothing still. */
const STILL_MS = 20_000;

/**
 * Whether somebody is at a list: points at it, scrolls, has the focus in it or has selected something. `props` go on the element around
 * the list and only listen.
 */
export function useHeld() {
  const [held, setHeld] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const focused = useRef(false);
  const release = useCallback(() => {
    clearTimeout(timer.current);
    if (!focused.current) setHeld(false);
  }, []);
  const hold = useCallback(() => {
    setHeld(true);
    clearTimeout(timer.current);
    const look = () => {
      if (window.getSelection()?.type === 'Range') timer.current = setTimeout(look, STILL_MS);
      else release();
    };
    timer.current = setTimeout(look, STILL_MS);
  }, [release]);
  useEffect(() => {
    // Cards scroll with the page.
    window.addEventListener('scroll', hold, { passive: true });
    return () => {
      window.removeEventListener('scroll', hold);
      clearTimeout(timer.current);
    };
  }, [hold]);
  const props = useMemo(
    () => ({
      onPointerMove: hold,
      onPointerDown: hold,
      onScrollCapture: hold,
      // A finger leaves as soon as it is lifted, and its owner reads on.
      onPointerLeave: (event: PointerEvent) => event.pointerType === 'mouse' && release(),
      onFocus: () => {
        focused.current = true;
        hold();
      },
      onBlur: (event: FocusEvent) => {
        focused.current = event.currentTarget.contains(event.relatedTarget);
        if (!focused.current) release();
      },
    }),
    [hold, release],
  );
  return { held, props };
}
