'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';
import { cn } from './cn';
import { useInBrowser } from './ticker';

export const THEMES = [
  { value: 'light', label: 'Light', Icon: Sun },
  { value: 'dark', label: 'Dark', Icon: Moon },
  { value: 'system', label: 'Same as the system', Icon: Monitor },
] as const;

/** Light, dark, or as the system is. Nothing is pressed in the server's markup, which cannot know the choice. */
export function ThemeToggle({ className }: { className?: string }) {
  const { theme, setTheme } = useTheme();
  const inBrowser = useInBrowser();
  return (
    <fieldset className={cn('inline-flex rounded-md border bg-surface p-0.5', className)}>
      <legend className="sr-only">Theme</legend>
      {THEMES.map(({ value, label, Icon }) => (
        <button
          key={value}
          type="button"
          title={label}
          aria-label={label}
          aria-pressed={inBrowser && theme === value}
          onClick={() => setTheme(value)}
          className="grid size-6 place-items-center rounded-sm text-ink-3 hover:text-ink aria-pressed:bg-surface-3 aria-pressed:text-ink pointer-coarse:size-8"
        >
          <Icon className="size-3.5" aria-hidden="true" />
        </button>
      ))}
    </fieldset>
  );
}
