'use client';

import { useState } from 'react';
import { Button } from './button';

export interface LongTextProps {
  text: string;
  /** What is shown of it at first; the same where nothing had to be cut. */
  short: string;
}

/** A text of which the beginning is shown, and the whole to whoever asks for it. */
export function LongText({ text, short }: LongTextProps) {
  const [isWhole, setIsWhole] = useState(false);
  if (text === short) return <bdi className="wrap-anywhere">{text}</bdi>;
  return (
    <>
      <bdi className="wrap-anywhere">{isWhole ? text : short}</bdi>{' '}
      <Button variant="link" size="sm" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
        {isWhole ? 'Show less' : 'Show all'}
      </Button>
    </>
  );
}
