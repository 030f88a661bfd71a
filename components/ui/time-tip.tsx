'use client';

import { useEffect, useState } from 'react';
import { formatAbsolute, viewerTimeZone } from './time-format';

/** Walking a table passes many rows; only where one stays is something said. */
const DWELL_MS = 600;
const MOST = 3;

interface Tip {
  lines: readonly string[];
  left: number;
  top: number;
}

/** A time says the moment itself on hover: what it shows is an age (`data-hint`: what goes before), or a moment with its age as title. */
const TIMES = 'time[data-hint], time[title]';

/**
 * What a time says on hover, written when a pointer comes near: a page has many, and few are asked. And the same for whoever has no
 * mouse: beside the thing that keeps the keyboard's focus for a moment, and at a touch on the time itself. Any key, scroll or touch
 * elsewhere takes it away.
 */
export function TimeTip() {
  const [tip, setTip] = useState<Tip | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = (): void => {
      clearTimeout(timer);
      setTip(null);
    };
    const onFocus = ({ target }: FocusEvent): void => {
      hide();
      if (!(target instanceof HTMLElement) || !target.matches(':focus-visible')) return;
      const times = [...target.querySelectorAll<HTMLTimeElement>(TIMES)].slice(0, MOST);
      if (times.length > 0) timer = setTimeout(() => setTip(tipOf(times)), DWELL_MS);
    };
    const onTouch = (event: PointerEvent): void => {
      hide();
      const time = timeAt(event);
      if (event.pointerType === 'touch' && time !== null) setTip(tipOf([time]));
    };
    const onPointer = (event: PointerEvent): void => {
      const time = timeAt(event);
      if (time?.dataset['hint'] !== undefined) time.title = hintOf(time);
    };
    const controller = new AbortController();
    const options = { signal: controller.signal, capture: true };
    document.addEventListener('focusin', onFocus, options);
    document.addEventListener('focusout', hide, options);
    document.addEventListener('keydown', hide, options);
    document.addEventListener('scroll', hide, options);
    document.addEventListener('pointerover', onPointer, options);
    document.addEventListener('pointerup', onTouch, options);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, []);
  if (tip === null) return null;
  return (
    <div
      role="tooltip"
      style={{ left: tip.left, top: tip.top }}
      className="pointer-events-none fixed z-50 max-w-80 rounded-md bg-surface-3 px-2.5 py-1.5 text-xs text-ink shadow-overlay"
    >
      {tip.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

function timeAt({ target }: Event): HTMLTimeElement | null {
  return target instanceof Element ? target.closest<HTMLTimeElement>(TIMES) : null;
}

function hintOf(time: HTMLTimeElement): string {
  const before = time.dataset['hint'];
  if (before === undefined) return time.title;
  return `${before}${formatAbsolute(Date.parse(time.dateTime))} (${viewerTimeZone()})`;
}

/** Under the first of the times, and within the screen. */
function tipOf(times: readonly HTMLTimeElement[]): Tip {
  const box = times[0]?.getBoundingClientRect();
  const lines = [...new Set(times.map((time) => `${time.textContent}: ${hintOf(time)}`))];
  const height = 24 + 16 * lines.length;
  const left = Math.max(8, Math.min(box?.left ?? 0, window.innerWidth - 328));
  const below = (box?.bottom ?? 0) + 6;
  return { lines, left, top: below + height > window.innerHeight ? (box?.top ?? 0) - height : below };
}
