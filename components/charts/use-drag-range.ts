import { useRef, useState, type TouchEvent } from 'react';
import type { MouseHandlerDataParam } from 'recharts';

interface Drag {
  from: number;
  to: number;
}

/**
 * A stretch of a time axis drawn with the pointer or one finger. A press without a move is no stretch. `handlers` go on the chart, `around`
 * on what is around it: a finger that scrolls the page or spreads with another is taken away by the browser, which the chart does not tell.
 */
export function useDragRange(onSelect: (first: number, last: number) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const selection =
    drag === null || drag.from === drag.to
      ? null
      : { first: Math.min(drag.from, drag.to), last: Math.max(drag.from, drag.to) };
  const isTouching = useRef(false);
  const letGo = () => {
    isTouching.current = false;
    setDrag(null);
  };
  const finish = () => {
    letGo();
    if (selection !== null) onSelect(selection.first, selection.last);
  };
  const handlers = {
    onMouseDown: (state: MouseHandlerDataParam) => {
      const at = momentOf(state);
      if (at !== null) setDrag({ from: at, to: at });
    },
    onMouseMove: (state: MouseHandlerDataParam) => {
      const at = momentOf(state);
      if (drag !== null && at !== null && at !== drag.to) setDrag({ ...drag, to: at });
    },
    onMouseUp: finish,
    onMouseLeave: () => setDrag(null),
    onTouchMove: (state: MouseHandlerDataParam) => {
      const at = momentOf(state);
      // Which point is under a finger is known from its first move, and told a frame later: maybe after its end.
      if (isTouching.current && at !== null)
        setDrag((before) => (before === null ? { from: at, to: at } : { ...before, to: at }));
    },
    onTouchEnd: finish,
  };
  const around = {
    onTouchStart: ({ touches }: TouchEvent) => {
      letGo();
      isTouching.current = touches.length === 1;
    },
    onTouchCancel: letGo,
  };
  return { selection, handlers, around };
}

/** The point under the pointer. */
function momentOf({ activeLabel }: MouseHandlerDataParam): number | null {
  return activeLabel === undefined ? null : Number(activeLabel);
}
