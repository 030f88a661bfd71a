'use client';

import { NearLink } from './near-link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { cn } from '../ui/cn';

const tabListClass = 'scroll-edges relative flex gap-4 overflow-x-auto border-b [scrollbar-width:none]';
const tabClass =
  'focus-inset -mb-px inline-flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-sm text-ink-2 transition-colors hover:text-ink pointer-coarse:h-11';
const activeTabClass = 'border-accent font-medium text-ink';

export interface NavTab {
  href: string;
  label: ReactNode;
}

/** On a phone the row of tabs is longer than the screen. Only the row moves, never the page under whoever reads it. */
function bringIntoSight(tab: HTMLAnchorElement | null): (() => void) | undefined {
  const row = tab?.parentElement;
  if (!tab || !row) return undefined;
  const center = () => row.scrollTo({ left: tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2 });
  // Observing begins with a first call; the next ones come when a phone is turned.
  const observer = new ResizeObserver(center);
  observer.observe(row);
  return () => observer.disconnect();
}

/** Parts of one page, each with its own URL. The first tab's address is the page's own and matches only itself. */
export function NavTabs({ label, tabs }: { label: string; tabs: readonly NavTab[] }) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className={tabListClass}>
      {tabs.map(({ href, label: name }, index) => {
        const current = pathname === href || (index > 0 && pathname.startsWith(`${href}/`));
        return (
          <NearLink
            key={href}
            href={href}
            ref={current ? bringIntoSight : null}
            aria-current={current ? 'page' : undefined}
            className={cn(tabClass, current && activeTabClass)}
          >
            {name}
          </NearLink>
        );
      })}
    </nav>
  );
}
