import { expect, type Page } from '@playwright/test';
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

/** It is there once it has a heading. */
export const heading = (name: string | RegExp) => (page: Page) =>
  expect(page.getByRole('heading', { name }).first()).toBeVisible();
