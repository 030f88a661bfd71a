import type { ReactNode } from 'react';

export interface NavItem {
  href: string;
  label: string;
  icon: ReactNode;
  /** Further paths under which this item is the current one: a queue's page belongs to the overview. */
  also?: readonly string[];
  /** Who sees it; everyone unless told. */
  roles?: readonly string[];
}

const isWithin = (pathname: string, path: string) => pathname === path || pathname.startsWith(`${path}/`);

/** Whether `pathname` is shown under this item. The root covers itself only. */
export function isCurrent(item: NavItem, pathname: string): boolean {
  const own = item.href === '/' ? pathname === '/' : isWithin(pathname, item.href);
  return own || (item.also ?? []).some((path) => isWithin(pathname, path));
}

/** The items a role may see. */
export function itemsFor(items: readonly NavItem[], role: string): NavItem[] {
  return items.filter((item) => !item.roles || item.roles.includes(role));
}
