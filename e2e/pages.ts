import { expect, type Page } from '@playwright/test';
import type { SampleSite } from './sample-site';

/** A page of the console as it looks over the sample data, and what is there once it has loaded. */
export interface ConsolePage {
  name: string;
  path(site: SampleSite): string;
  ready(page: Page): Promise<void>;
}

const heading = (name: string | RegExp) => (page: Page) =>
  expect(page.getByRole('heading', { name }).first()).toBeVisible();
const queueState = (page: Page) =>
  expect(page.getByRole('region', { name: 'State of the queue' })).toBeVisible();

/** Every page there is. */
export const PAGES: readonly ConsolePage[] = [
  {
    name: 'overview',
    path: () => '/',
    ready: (page) => expect(page.getByText('Organization contact details').first()).toBeVisible(),
  },
  { name: 'queue', path: (site) => site.queuePath, ready: queueState },
  { name: 'queue history', path: (site) => `${site.queuePath}/history`, ready: queueState },
  { name: 'queue calls', path: (site) => `${site.queuePath}/calls`, ready: queueState },
  { name: 'queue details', path: (site) => `${site.queuePath}/details`, ready: queueState },
  {
    name: 'history',
    path: () => '/history',
    ready: (page) => expect(page.getByRole('img', { name: /^Throughput: in all/ })).toBeVisible(),
  },
  {
    name: 'job',
    path: (site) => site.jobPath,
    ready: (page) => expect(page.getByText('street_address').first()).toBeVisible(),
  },
  {
    name: 'activity',
    path: () => '/activity',
    ready: (page) => expect(page.getByText('Processed a queue').first()).toBeVisible(),
  },
  { name: 'alerts', path: () => '/alerts', ready: heading('Alerts') },
  {
    name: 'alerts of a model',
    path: () => '/alerts/grant_request',
    ready: (page) => expect(page.getByRole('link', { name: 'New API Alert' })).toBeVisible(),
  },
  {
    name: 'alerts of a model without any',
    path: () => '/alerts/initiative',
    ready: (page) => expect(page.getByText('no API Alert yet')).toBeVisible(),
  },
  { name: 'new alert', path: () => '/alerts/grant_request/new', ready: heading('New API Alert') },
  {
    name: 'alert',
    path: () => '/alerts/grant_request/2',
    ready: (page) => expect(page.getByLabel('Value for amount_requested')).toBeVisible(),
  },
  { name: 'alert preview', path: () => '/alerts/grant_request/2/preview', ready: heading(/match now/) },
  {
    name: 'alert explain',
    path: () => '/alerts/grant_request/2/explain?record=1',
    ready: heading('The filter, condition by condition'),
  },
  {
    name: 'alert entries',
    path: () => '/alerts/grant_request/2/entries',
    ready: (page) => expect(page.getByText(/Queued|Cleared|Processing/).first()).toBeVisible(),
  },
  { name: 'queue drains', path: (site) => `${site.queuePath}/drains`, ready: queueState },
  {
    name: 'find by id',
    path: () => '/find?id=1',
    ready: (page) => expect(page.getByText(/stored job holds|newest first/).first()).toBeVisible(),
  },
  {
    name: 'find by text',
    path: () => '/find?by=text',
    ready: (page) => expect(page.getByText('Search in every stored payload')).toBeVisible(),
  },
  { name: 'records', path: () => '/records', ready: heading('Records') },
  {
    name: 'records of a model',
    path: () => '/records/organization',
    ready: (page) =>
      expect(page.getByRole('row').nth(2).or(page.locator('[data-card]').first())).toBeVisible(),
  },
  {
    name: 'new record',
    path: () => '/records/grant_request/new',
    ready: (page) => expect(page.getByRole('button', { name: 'Create record' })).toBeVisible(),
  },
  {
    name: 'record',
    path: () => '/records/grant_request/1',
    ready: (page) => expect(page.getByText('Nothing to save.')).toBeVisible(),
  },
  {
    name: 'changes of a record',
    path: () => '/records/grant_request/1/changes',
    ready: (page) => expect(page.getByRole('list', { name: 'Changes, newest first' })).toBeVisible(),
  },
  {
    name: 'import',
    path: () => '/records/grant_request/import',
    ready: (page) => expect(page.getByText('No import into this model yet')).toBeVisible(),
  },
  {
    name: 'API reference',
    path: () => '/api-reference',
    ready: heading('API of the built-in site'),
  },
  { name: 'settings', path: () => '/settings', ready: heading('Settings') },
  {
    name: 'sites',
    path: () => '/settings/sites',
    ready: (page) => expect(page.getByText('No Fluxx site of yours yet')).toBeVisible(),
  },
  {
    name: 'connect a site',
    path: () => '/settings/sites/connect',
    ready: (page) => expect(page.getByLabel('Address of the site')).toBeVisible(),
  },
  {
    name: 'API tokens',
    path: () => '/settings/tokens',
    ready: (page) => expect(page.getByText('No API token yet')).toBeVisible(),
  },
  {
    name: 'kiosk links',
    path: () => '/settings/tokens/kiosk',
    ready: (page) => expect(page.getByText('No kiosk link yet')).toBeVisible(),
  },
  {
    name: 'wall without a link',
    path: () => '/wall',
    ready: (page) => expect(page.getByText('shows no board yet')).toBeVisible(),
  },
  {
    name: 'gateway tokens',
    path: () => '/settings/tokens/gateway',
    ready: (page) => expect(page.getByText('No gateway token yet')).toBeVisible(),
  },
  {
    name: 'people',
    path: () => '/settings/people',
    ready: (page) => expect(page.getByText('Nobody is invited at the moment')).toBeVisible(),
  },
  {
    name: 'settings of the built-in site',
    path: () => '/settings/built-in-site',
    ready: heading('While a job is outstanding'),
  },
  {
    name: 'models',
    path: () => '/settings/models',
    ready: (page) => expect(page.getByRole('link', { name: 'Grant request' })).toBeVisible(),
  },
  {
    name: 'model',
    path: () => '/settings/models/grant_request',
    ready: heading('Allowed moves'),
  },
  {
    name: 'OAuth applications',
    path: () => '/settings/oauth-applications',
    ready: (page) => expect(page.getByText('the console itself')).toBeVisible(),
  },
  {
    name: 'how people sign in',
    path: () => '/settings/sign-in',
    ready: (page) => expect(page.getByLabel('Issuer')).toBeVisible(),
  },
  {
    name: 'who sees payloads',
    path: () => '/settings/payload-access',
    ready: (page) => expect(page.getByRole('radio', { name: /Viewers too/ })).toBeVisible(),
  },
  {
    name: 'erasure',
    path: () => '/settings/erasure',
    ready: (page) => expect(page.getByRole('button', { name: 'Show what it touches' })).toBeVisible(),
  },
  {
    name: 'profile',
    path: () => '/profile',
    ready: (page) => expect(page.getByText('This session')).toBeVisible(),
  },
  {
    name: 'nothing there',
    path: () => '/no-such-page',
    ready: (page) => expect(page.getByText('There is no page at this address')).toBeVisible(),
  },
];
