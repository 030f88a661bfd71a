'use client';

import { ChevronsUpDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '../ui/cn';
import { useLaterMenu } from '../ui/use-later-menu';
import type { ShellUser } from './shell-user';

export interface UserMenuProps {
  user: ShellUser;
  onSignOut: () => void;
  /** Only the initials, for a narrow bar. */
  compact?: boolean;
}

const load = () => import('./account-menu').then((module) => module.AccountMenu);

/** Who is signed in, the theme, and the way out. */
export function UserMenu({ user, onSignOut, compact = false }: UserMenuProps) {
  const { later, trigger } = useLaterMenu(load);
  const facts = { user, compact };
  if (later === null) return <AccountButton {...facts} {...trigger} />;
  const { Menu, startsOpen } = later;
  return (
    <Menu {...facts} onSignOut={onSignOut} startsOpen={startsOpen} trigger={<AccountButton {...facts} />} />
  );
}

/** Takes the menu's own attributes besides: the menu hands them to its trigger. */
function AccountButton({
  user,
  compact,
  ...rest
}: ComponentProps<'button'> & { user: ShellUser; compact: boolean }) {
  const wide = compact ? 'hidden' : 'md:max-lg:hidden';
  return (
    <button
      type="button"
      {...rest}
      // Says what is seen, so that whoever speaks to the computer can name it.
      aria-label={`Account of ${user.name}, ${user.role}`}
      className={cn(
        'flex min-w-0 items-center gap-2.5 rounded-md text-left transition-colors hover:bg-surface-2 data-[state=open]:bg-surface-2',
        compact ? 'p-1' : 'w-full p-1.5 md:max-lg:justify-center md:max-lg:px-0',
      )}
    >
      <span
        aria-hidden="true"
        className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft text-2xs font-semibold text-accent-ink"
      >
        {initials(user.name)}
      </span>
      <span className={cn('min-w-0 flex-1', wide)}>
        <span className="block truncate text-sm/4 font-medium text-ink">{user.name}</span>
        <span className="block truncate text-xs/4 text-ink-3 first-letter:uppercase">{user.role}</span>
      </span>
      <ChevronsUpDown className={cn('size-4 shrink-0 text-ink-3', wide)} aria-hidden="true" />
    </button>
  );
}

/** Up to two letters of a name, or of the part of an address before the @. */
function initials(name: string): string {
  const words =
    name
      .split('@')[0]
      ?.split(/[\s._-]+/)
      .filter(Boolean) ?? [];
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.[0] ?? '');
  return letters.join('').toUpperCase() || '?';
}
