import { CornerDownRight, FileSearch, Settings, UserRound } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useAccount } from '@/lib/client/account';
import { recentPlaces } from '@/lib/client/recent-places';
import { may } from '@/lib/domain/policies';
import type { NavItem } from '../layout/nav-item';
import { SETTINGS_ITEMS } from '../settings/settings-items';
import type { Line } from './line';

/** The pages this person may see: those of the menu, then their own profile and, once something is typed, those below Settings. */
export function usePageLines(pages: readonly NavItem[], text: string): Line[] {
  const { role } = useAccount();
  const main = pages.map(({ href, label, icon }) => pageLine({ href, label, icon }));
  const profile = pageLine({
    href: '/profile',
    label: 'Your profile',
    words: 'password second factor sessions',
    icon: <UserRound aria-hidden="true" />,
  });
  if (text === '') return [...main, profile];
  const settings = SETTINGS_ITEMS.filter(
    ({ href }) => !href.startsWith('/settings') || may(role, 'settings.read'),
  ).map(({ href, label }) =>
    pageLine({
      href,
      label,
      words: 'settings',
      detail: href.startsWith('/settings') ? 'Settings' : undefined,
      icon: <Settings aria-hidden="true" />,
    }),
  );
  return [...main, profile, ...settings];
}

function pageLine(page: Pick<NavItem, 'href' | 'label' | 'icon'> & Pick<Line, 'words' | 'detail'>): Line {
  const { href, ...line } = page;
  return { id: `page ${href}`, ...line, take: { go: href } };
}

/** Where this tab has been, but for the page it shows and the pages that are listed anyway. */
export function useRecentLines(): Line[] {
  const { id } = useAccount();
  const pathname = usePathname();
  return recentPlaces(id)
    .filter(({ href }) => pathname !== href && !pathname.startsWith(`${href}/`) && href.split('/').length > 2)
    .map(({ href, title }) => ({
      id: `recent ${href}`,
      label: title,
      detail: KINDS[href.split('/')[1] ?? ''],
      icon: <CornerDownRight aria-hidden="true" />,
      take: { go: href },
    }));
}

const KINDS: Readonly<Record<string, string>> = {
  queues: 'Queue',
  jobs: 'Job',
  alerts: 'Alert',
  records: 'Record',
  activity: 'Activity',
};

/** Looking for what was typed in the stored payloads: for whoever may see them. */
export function useFindLine(text: string): Line[] {
  const { seesPayloads } = useAccount();
  if (!seesPayloads || text === '') return [];
  return [
    {
      id: 'find',
      label: `Find record “${text}” in the stored jobs`,
      icon: <FileSearch aria-hidden="true" />,
      take: { go: `/find?id=${encodeURIComponent(text)}` },
    },
  ];
}
