'use client';

import { NearLink } from './near-link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { cn } from '../ui/cn';
import { BrandMark, PRODUCT } from './brand';
import { isCurrent, type NavItem } from './nav-item';
import type { ShellUser } from './shell-user';
import { UserMenu } from './user-menu';

export interface AppShellProps {
  /** Those this person may see. */
  items: readonly NavItem[];
  user: ShellUser;
  onSignOut: () => void;
  /** In the bar beside the user, on every page: for example the state of the refresh. */
  status?: ReactNode;
  /** The way to anything by name: a field in the sidebar, an icon where there is no room for one. */
  finder: (wide: boolean) => ReactNode;
  children: ReactNode;
}

/**
 * The frame of every page behind sign-in. Wide: a sidebar. Middle: the same as a rail of icons. Phone: a bar on top and
 * the items at the thumb.
 */
export function AppShell({ items, user, onSignOut, status, finder, children }: AppShellProps) {
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[3.75rem_minmax(0,1fr)] lg:grid-cols-[13.5rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-3 py-2 text-sm font-medium text-on-accent focus:translate-y-0"
      >
        Skip to content
      </a>
      <header className="sticky top-0 z-30 flex h-13 items-center gap-3 border-b bg-surface px-4 md:hidden">
        <BrandLink />
        <div className="ml-auto flex items-center gap-2">
          {status}
          {finder(false)}
          <UserMenu user={user} onSignOut={onSignOut} compact />
        </div>
      </header>
      <aside className="sticky top-0 hidden h-dvh flex-col gap-4 border-r bg-surface px-2.5 py-3 md:flex lg:px-3">
        <BrandLink />
        {finder(true)}
        <Navigation items={items} />
        <div className="mt-auto flex flex-col gap-2">
          {status}
          <UserMenu user={user} onSignOut={onSignOut} />
        </div>
      </aside>
      <main id="content" tabIndex={-1} className="min-w-0 pb-20 outline-none md:pb-8">
        {children}
      </main>
      <BottomBar items={items} />
    </div>
  );
}

function BrandLink() {
  return (
    <NearLink href="/" className="flex min-w-0 items-center gap-2.5 rounded-md lg:px-1">
      <BrandMark className="md:max-lg:mx-auto" />
      <span className="truncate text-sm font-semibold tracking-tight md:max-lg:sr-only">{PRODUCT}</span>
    </NearLink>
  );
}

function Navigation({ items }: { items: readonly NavItem[] }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="flex flex-col gap-0.5">
      {items.map((item) => {
        const current = isCurrent(item, pathname);
        return (
          <NearLink
            key={item.href}
            href={item.href}
            title={item.label}
            aria-current={current ? 'page' : undefined}
            className={cn(
              'flex h-9 items-center gap-2.5 rounded-md px-2.5 text-sm text-ink-2 transition-colors hover:bg-surface-2 hover:text-ink md:max-lg:justify-center md:max-lg:px-0 [&_svg]:size-4.5 [&_svg]:shrink-0',
              current && 'bg-surface-3 font-medium text-ink hover:bg-surface-3 [&_svg]:text-accent-ink',
            )}
          >
            <span aria-hidden="true">{item.icon}</span>
            <span className="truncate md:max-lg:sr-only">{item.label}</span>
          </NearLink>
        );
      })}
    </nav>
  );
}

function BottomBar({ items }: { items: readonly NavItem[] }) {
  const pathname = usePathname();
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 flex border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {items.map((item) => {
        const current = isCurrent(item, pathname);
        return (
          <NearLink
            key={item.href}
            href={item.href}
            aria-current={current ? 'page' : undefined}
            className={cn(
              'focus-inset flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 border-t-2 border-transparent text-2xs text-ink-2 [&_svg]:size-5',
              current && 'border-accent text-accent-ink',
            )}
          >
            <span aria-hidden="true">{item.icon}</span>
            <span className="max-w-full truncate px-px text-[0.625rem] tracking-tight">{item.label}</span>
          </NearLink>
        );
      })}
    </nav>
  );
}
