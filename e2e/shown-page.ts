import type { Page } from '@playwright/test';
import type { SampleSite } from './sample-site';

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
