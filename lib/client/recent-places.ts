/** The queues, jobs and other things this tab has shown, for the palette. They leave with the tab, and with signing out. */
import { isRecord } from './answer-schema';

const KEY = 'recent-places';
const MOST = 6;

export interface RecentPlace {
  href: string;
  title: string;
}

/** Newest first; none of those of another person who used this tab. */
export function recentPlaces(owner: string): RecentPlace[] {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(KEY) ?? 'null');
    if (!isRecord(kept) || kept['owner'] !== owner || !Array.isArray(kept['places'])) return [];
    return kept['places'].filter(isPlace);
  } catch {
    return [];
  }
}

function isPlace(value: unknown): value is RecentPlace {
  return isRecord(value) && typeof value['href'] === 'string' && typeof value['title'] === 'string';
}

/** Parts of one thing, each with an address of its own. */
const PART = /\/(?:calls|changes|details|drains|entries|explain|history|payload|preview)$/;

/** Keeps a place as the newest, one line for each thing whichever of its parts was shown. */
export function notePlace(owner: string, { href, title }: RecentPlace): void {
  const noted = { href: href.replace(PART, ''), title };
  const others = recentPlaces(owner).filter((other) => other.href !== noted.href);
  try {
    const places = [noted, ...others].slice(0, MOST);
    window.sessionStorage.setItem(KEY, JSON.stringify({ owner, places }));
  } catch {
    // A browser that keeps nothing has no recent places.
  }
}
