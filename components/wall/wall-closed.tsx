import { MonitorOff } from 'lucide-react';
import { WallFrame } from './wall-frame';

export interface WallClosedProps {
  /** `none`, `refused`, `wait`, `failed` or `ended`; anything else is told as `none`. */
  why: string;
}

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

/** In the place of the board. */
export function WallClosed({ why }: WallClosedProps) {
  const words = WORDS[why] ?? WORDS['none'];
  return (
    <WallFrame>
      <div className="m-auto flex max-w-2xl flex-col items-center gap-3 text-center">
        <MonitorOff className="size-12 text-ink-3" aria-hidden="true" />
        <h1 className="text-3xl font-semibold text-balance">{words?.title}</h1>
        <p className="text-lg text-balance text-ink-2">{words?.text}</p>
      </div>
    </WallFrame>
  );
}
