import { CONSOLE_PAGES } from './console-pages';
import type { SampleSite } from './sample-site';
import { SETTINGS_PAGES } from './settings-pages';
import type { ConsolePage } from './shown-page';

/** Pages that are looked at elsewhere: before there is anybody, for whoever needs a second factor, and an old address that only leads on. */
export const ELSEWHERE = ['/setup', '/second-factor', '/settings/gateway-tokens'];

export function pathOf({ route, path }: ConsolePage, site: SampleSite): string {
  return path === undefined ? route : path(site);
}

/** Every page there is. */
export const PAGES: readonly ConsolePage[] = [...CONSOLE_PAGES, ...SETTINGS_PAGES];
