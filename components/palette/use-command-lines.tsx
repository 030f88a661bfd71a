import { Keyboard, LogOut, Pause, Play } from 'lucide-react';
import { useTheme } from 'next-themes';
import { togglePaused, usePaused } from '@/lib/client/refresh';
import { Kbd } from '../ui/kbd';
import { THEMES } from '../ui/theme-toggle';
import type { Line } from './line';

/** What can be done on every page. */
export function useCommandLines({
  onShowKeys,
  onSignOut,
}: {
  onShowKeys: () => void;
  onSignOut: () => void;
}): Line[] {
  const paused = usePaused();
  const { theme = 'system', setTheme } = useTheme();
  const themes = THEMES.filter(({ value }) => value !== theme).map(({ value, label, Icon }): Line => ({
    id: `theme ${value}`,
    label: `Theme: ${label.toLowerCase()}`,
    icon: <Icon aria-hidden="true" />,
    take: { run: () => setTheme(value) },
  }));
  return [
    {
      id: 'pause',
      label: paused ? 'Go on refreshing' : 'Pause refreshing',
      icon: paused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />,
      end: <Kbd>p</Kbd>,
      take: { run: togglePaused },
    },
    ...themes,
    {
      id: 'keys',
      label: 'Show the keys',
      words: 'keyboard shortcuts help',
      icon: <Keyboard aria-hidden="true" />,
      end: <Kbd>?</Kbd>,
      take: { run: onShowKeys },
    },
    {
      id: 'sign-out',
      label: 'Sign out',
      words: 'log out leave',
      icon: <LogOut aria-hidden="true" />,
      take: { run: onSignOut },
    },
  ];
}
