'use client';

import { MonitorOff } from 'lucide-react';
import { useEffect } from 'react';
import { watchBoard } from '@/lib/client/wall/watch-board';
import { WALL_PATH } from '@/lib/domain/wall';
import { fitBoard } from './fit';
import { useScreen } from './use-screen';
import { WallFrame } from './wall-frame';

const OPEN_ANOTHER =
  'An admin of the console makes a link under Settings, Tokens, Kiosk links. Open it in this browser once, and the board stays.';

const WORDS: Readonly<Record<string, { title: string; text: string }>> = {
  none: { title: 'This screen shows no board yet', text: OPEN_ANOTHER },
  refused: {
    title: 'This link does not work',
    text: `It was revoked, its time is over, or not all of it was copied. ${OPEN_ANOTHER}`,
  },
  ended: {
    title: 'The link of this screen has ended',
    text: `It was revoked, or its time is over. ${OPEN_ANOTHER}`,
  },
  wait: {
    title: 'Too many wrong links came from here',
    text: 'Wait a quarter of an hour, then open a link that was copied whole.',
  },
  failed: {
    title: 'The link could not be looked up',
    text: 'Something failed in the console. Open the link again in a minute; its log says more.',
  },
};

/** What is wrong with a link is to be read, even where the one before it still opens the board. */
const READABLE_MS = 30_000;

export interface WallClosedProps {
  /** `none`, `refused`, `wait`, `failed` or `ended`; anything else is told as `none`. */
  why: string;
}

/** In the place of the board. It goes on asking, slowly: a link opened in another tab of this browser brings the board here too. */
export function WallClosed({ why }: WallClosedProps) {
  const { unit } = fitBoard(useScreen(), 1);
  useEffect(() => {
    let stop: () => void = () => {};
    const watch = () => {
      stop = watchBoard(({ board }) => {
        if (board !== null) location.replace(WALL_PATH);
      });
    };
    const timer = setTimeout(watch, READABLE_MS);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
  return (
    <WallFrame unit={unit}>
      <ClosedWords why={why} />
    </WallFrame>
  );
}

/** Why there is no board, and what to do. */
export function ClosedWords({ why }: WallClosedProps) {
  const words = WORDS[why] ?? WORDS['none'];
  return (
    <div className="m-auto flex max-w-[44em] flex-col items-center gap-[0.8em] px-[1em] text-center">
      <MonitorOff className="size-[3em] text-ink-3" aria-hidden="true" />
      <h1 className="text-[2em] leading-tight font-semibold text-balance">{words?.title}</h1>
      <p className="text-[1.2em] text-balance text-ink-2">{words?.text}</p>
    </div>
  );
}
