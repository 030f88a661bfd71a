import { useState } from 'react';
import type { MouseHandlerDataParam } from 'recharts';

interface Drag {
  from: number;
  to: number;
}

/** A stretch of a time axis drawn with the pointer. A press without a move is no stretch. */
export function useDragRange(onSelect: (first: number, last: number) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const selection =
    drag === null || drag.from === drag.to
      ? null
      : { first: Math.min(drag.from, drag.to), last: Math.max(drag.from, drag.to) };
  const handlers = {
    onMouseDown: (state: MouseHandlerDataParam) => {
      const at = momentOf(state);
      if (at !== null) setDrag({ from: at, to: at });
    },
    onMouseMove: (state: MouseHandlerDataParam) => {
      const at = momentOf(state);
      if (drag !== null && at !== null && at !== drag.to) setDrag({ ...drag, to: at });
    },
    onMouseUp: () => {
      setDrag(null);
      if (selection !== null) onSelect(selection.first, selection.last);
    },
    onMouseLeave: () => setDrag(null),
  };
  return { selection, handlers };
}

/** The point under the pointer. */
function momentOf({ activeLabel }: MouseHandlerDataParam): number | null {
  return activeLabel === undefined ? null : Number(activeLabel);
}
