import { useEffect, useEffectEvent } from 'react';

/** Rows before the end at which more are asked for: about two screens, so that scrolling does not have to wait. */
const NEAR_END = 40;

/** Calls `onNearEnd` when the last row that is drawn is near the end, and again when there are more of them. */
export function useNearEnd(last: number, count: number, onNearEnd: (() => void) | undefined): void {
  const isNear = count > 0 && last >= count - NEAR_END;
  const tell = useEffectEvent(() => onNearEnd?.());
  useEffect(() => {
    if (isNear) tell();
    // More rows that still do not reach past the screen ask again.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [isNear, count]);
}
