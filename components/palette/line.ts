import type { ReactNode } from 'react';

/** What is done once the palette is out of the way. */
export type Take = { go: string } | { press: HTMLElement } | { run: () => void };

/** One line of the palette. */
export interface Line {
  id: string;
  label: string;
  /** Found by these too. */
  words?: string | undefined;
  detail?: string | undefined;
  icon: ReactNode;
  end?: ReactNode;
  take: Take;
}

/** Whether a line has every word that was typed, in its label or its further words. */
export function isWanted({ label, words = '' }: Pick<Line, 'label' | 'words'>, text: string): boolean {
  const all = `${label} ${words}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
