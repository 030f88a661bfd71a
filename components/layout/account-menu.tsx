'use client';

import { LogOut, UserRound } from 'lucide-react';
import { useTheme } from 'next-themes';
import Link from 'next/link';
import type { ReactNode } from 'react';
import {
  DropdownMenu,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  type StartsOpen,
} from '../ui/dropdown-menu';
import { THEMES } from '../ui/theme-toggle';
import type { ShellUser } from './shell-user';

export interface AccountMenuProps {
  user: ShellUser;
  onSignOut: () => void;
  compact: boolean;
  trigger: ReactNode;
  startsOpen: StartsOpen;
}

/** What the account button opens. It is loaded by the first press on it, so it starts open. */
export function AccountMenu({ user, onSignOut, compact, trigger, startsOpen }: AccountMenuProps) {
  const { theme, setTheme } = useTheme();
  return (
    <DropdownMenu
      startsOpen={startsOpen}
      trigger={trigger}
      align={compact ? 'end' : 'start'}
      side={compact ? 'bottom' : 'top'}
    >
      <div className="px-2 py-1.5">
        <p className="truncate text-sm font-medium text-ink">{user.name}</p>
        {user.email !== user.name && <p className="truncate text-xs text-ink-3">{user.email}</p>}
        <p className="truncate text-xs text-ink-3 first-letter:uppercase">{user.role}</p>
      </div>
      <DropdownMenuItem asChild>
        <Link href="/profile">
          <UserRound aria-hidden="true" />
          Your profile
        </Link>
      </DropdownMenuItem>
      <DropdownMenuSeparator />
      <DropdownMenuLabel>Theme</DropdownMenuLabel>
      <DropdownMenuRadioGroup value={theme ?? 'system'} onValueChange={setTheme}>
        {THEMES.map(({ value, label, Icon }) => (
          <DropdownMenuRadioItem key={value} value={value} onSelect={(event) => event.preventDefault()}>
            <Icon aria-hidden="true" />
            {label}
          </DropdownMenuRadioItem>
        ))}
      </DropdownMenuRadioGroup>
      <DropdownMenuSeparator />
      <DropdownMenuItem onSelect={onSignOut}>
        <LogOut aria-hidden="true" />
        Sign out
      </DropdownMenuItem>
    </DropdownMenu>
  );
}
