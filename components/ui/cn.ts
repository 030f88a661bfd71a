import { clsx, type ClassValue } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

// Our own sizes must be known as sizes, else `text-2xs text-ink-3` would be read as two colours.
const merge = extendTailwindMerge({
  extend: {
    theme: { text: ['2xs'], shadow: ['overlay', 'card'], animate: ['overlay-in', 'panel-in', 'drawer-in'] },
  },
});

/** Joins class names; of two Tailwind classes for the same property the later one wins. */
export function cn(...inputs: ClassValue[]): string {
  return merge(clsx(inputs));
}
