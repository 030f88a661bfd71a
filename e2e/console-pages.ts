import { expect, type Page } from '@playwright/test';
import { heading, type ConsolePage } from './shown-page';

const queueState = (page: Page) =>
  expect(page.getByRole('region', { name: 'State of the queue' })).toBeVisible();

/** What people work with. */
export const CONSOLE_PAGES: readonly ConsolePage[] = [
  {
    name: 'overview',
    route: '/',
    ready: (page) => expect(page.getByText('Organization contact details').first()).toBeVisible(),
  },
  { name: 'queue', route: '/queues/[id]', path: (site) => site.queuePath, ready: queueState },
  {
    name: 'queue history',
    route: '/queues/[id]/history',
    path: (site) => `${site.queuePath}/history`,
    ready: queueState,
  },
  {
    name: 'queue calls',
    route: '/queues/[id]/calls',
    path: (site) => `${site.queuePath}/calls`,
    ready: queueState,
  },
  {
    name: 'queue details',
    route: '/queues/[id]/details',
    path: (site) => `${site.queuePath}/details`,
    ready: queueState,
  },
  {
    name: 'history',
    route: '/history',
    ready: (page) => expect(page.getByRole('img', { name: /^Throughput: in all/ })).toBeVisible(),
  },
  {
    name: 'job',
    route: '/jobs/[id]',
    path: (site) => site.jobPath,
    ready: (page) => expect(page.getByText('street_address').first()).toBeVisible(),
  },
  {
    name: 'activity',
    route: '/activity',
    ready: (page) => expect(page.getByText('Made a kiosk link').first()).toBeVisible(),
  },
  { name: 'alerts', route: '/alerts', ready: heading('Alerts') },
  {
    name: 'alerts of a model',
    route: '/alerts/[model]',
    path: () => '/alerts/grant_request',
    ready: (page) => expect(page.getByRole('link', { name: 'New API Alert' })).toBeVisible(),
  },
  {
    name: 'alerts of a model without any',
    route: '/alerts/[model]',
    path: () => '/alerts/initiative',
    ready: (page) => expect(page.getByText('no API Alert yet')).toBeVisible(),
  },
  {
    name: 'new alert',
    route: '/alerts/[model]/new',
    path: () => '/alerts/grant_request/new',
    ready: heading('New API Alert'),
  },
  {
    name: 'alert',
    route: '/alerts/[model]/[id]',
    path: () => '/alerts/grant_request/2',
    ready: (page) => expect(page.getByLabel('Value for amount_requested')).toBeVisible(),
  },
  {
    name: 'alert preview',
    route: '/alerts/[model]/[id]/preview',
    path: () => '/alerts/grant_request/2/preview',
    ready: heading(/match now/),
  },
  {
    name: 'alert explain',
    route: '/alerts/[model]/[id]/explain',
    path: () => '/alerts/grant_request/2/explain?record=1',
    ready: heading('The filter, condition by condition'),
  },
  {
    name: 'alert entries',
    route: '/alerts/[model]/[id]/entries',
    path: () => '/alerts/grant_request/2/entries',
    ready: (page) => expect(page.getByText(/Queued|Cleared|Processing/).first()).toBeVisible(),
  },
  {
    name: 'queue drains',
    route: '/queues/[id]/drains',
    path: (site) => `${site.queuePath}/drains`,
    ready: queueState,
  },
  {
    name: 'find by id',
    route: '/find',
    path: () => '/find?id=1',
    ready: (page) => expect(page.getByText(/stored job holds|newest first/).first()).toBeVisible(),
  },
  {
    name: 'find by text',
    route: '/find',
    path: () => '/find?by=text',
    ready: (page) => expect(page.getByText('Search in every stored payload')).toBeVisible(),
  },
  { name: 'records', route: '/records', ready: heading('Records') },
  {
    name: 'records of a model',
    route: '/records/[model]',
    path: () => '/records/organization',
    ready: (page) =>
      expect(page.getByRole('row').nth(2).or(page.locator('[data-card]').first())).toBeVisible(),
  },
  {
    name: 'new record',
    route: '/records/[model]/new',
    path: () => '/records/grant_request/new',
    ready: (page) => expect(page.getByRole('button', { name: 'Create record' })).toBeVisible(),
  },
  {
    name: 'record',
    route: '/records/[model]/[id]',
    path: () => '/records/grant_request/1',
    ready: (page) => expect(page.getByText('Nothing to save.')).toBeVisible(),
  },
  {
    name: 'changes of a record',
    route: '/records/[model]/[id]/changes',
    path: () => '/records/grant_request/1/changes',
    ready: (page) => expect(page.getByRole('list', { name: 'Changes, newest first' })).toBeVisible(),
  },
  {
    name: 'import',
    route: '/records/[model]/import',
    path: () => '/records/grant_request/import',
    ready: (page) => expect(page.getByText('grants.csv')).toBeVisible(),
  },
  {
    name: 'API reference',
    route: '/api-reference',
    ready: heading('API of the built-in site'),
  },
  {
    name: 'nothing there',
    route: '',
    path: () => '/no-such-page',
    ready: (page) => expect(page.getByText('There is no page at this address')).toBeVisible(),
  },
  {
    name: 'payload of a job',
    route: '/jobs/[id]/payload',
    path: (site) => `${site.jobPath}/payload`,
    ready: (page) => expect(page.getByText('street_address').first()).toBeVisible(),
  },
  {
    name: 'entry of the activity log',
    route: '/activity/[id]',
    path: (site) => site.actPath,
    ready: (page) => expect(page.getByText('Request', { exact: false }).first()).toBeVisible(),
  },
  {
    name: 'preview of a new alert',
    route: '/alerts/[model]/new/preview',
    path: () => '/alerts/grant_request/new/preview',
    ready: heading(/match now/),
  },
  {
    name: 'explain a new alert',
    route: '/alerts/[model]/new/explain',
    path: () => '/alerts/grant_request/new/explain',
    ready: heading('New API Alert'),
  },
  {
    name: 'columns of an import',
    route: '/records/[model]/import/[id]',
    path: (site) => site.importPath,
    ready: (page) => expect(page.getByRole('button', { name: 'Check every row' })).toBeVisible(),
  },
];
