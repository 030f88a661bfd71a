import type { Page } from '@playwright/test';
import { CONSOLE_PAGES } from './console-pages';
import type { SampleSite } from './sample-site';
import { SETTINGS_PAGES } from './settings-pages';

/** A page of the console as it looks over the sample data, and what is there once it has loaded. */
export interface ConsolePage {
  name: string;
  /** Which `page.tsx` draws it. */
  route: string;
  /** The route itself unless told. */
  path?: (site: SampleSite) => string;
  /** Who looks: the admin, unless it is a page for whoever is not signed in. */
  visitor?: 'nobody';
  ready(page: Page): Promise<void>;
}

/** Pages that are looked at elsewhere: before there is anybody, and an old address that only leads on. */
export const ELSEWHERE = ['/setup', '/settings/gateway-tokens'];

export function pathOf({ route, path }: ConsolePage, site: SampleSite): string {
  return path === undefined ? route : path(site);
}

/** Every page there is. */
export const PAGES: readonly ConsolePage[] = [...CONSOLE_PAGES, ...SETTINGS_PAGES];
