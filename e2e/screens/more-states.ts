import type { Page } from '@playwright/test';
import type { ScreenState } from './states';

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const dialog = (page: Page) => page.locator('[role="dialog"], [role="alertdialog"]').first().waitFor();

/** Presses what opens a dialog. */
const pressed = (name: string | RegExp) => async (page: Page) => {
  await press(page, name);
  await dialog(page);
};

/** More that is opened, found, or not found; looked at in pictures only. */
export const MORE_STATES: readonly ScreenState[] = [
  {
    name: 'overview, nothing matches',
    path: () => '/',
    reach: async (page) => {
      await page.getByText('Organization contact details').first().waitFor();
      await page.getByRole('searchbox', { name: 'Search queues' }).fill('no such queue');
    },
  },
  {
    name: 'overview, narrowed',
    path: () => '/',
    reach: async (page) => {
      await page.getByText('Organization contact details').first().waitFor();
      await press(page, /^Stuck/);
    },
  },
  {
    name: 'history compared, as a table',
    path: () => '/history?compare=true',
    reach: async (page) => {
      await page.getByRole('img', { name: /^Throughput/ }).waitFor();
      await page.getByRole('figure').first().getByRole('button', { name: 'Show as table' }).click();
    },
  },
  {
    name: 'history, own range',
    path: () => '/history?compare=true',
    reach: async (page) => {
      await page.getByRole('img', { name: /^Throughput/ }).waitFor();
      await press(page, 'Custom');
    },
  },
  { name: 'snooze', path: ({ queuePath }) => queuePath, reach: pressed('Snooze…') },
  { name: 'download a range', path: ({ queuePath }) => queuePath, reach: pressed('Download a range…') },
  {
    name: 'downloads of a job',
    path: ({ jobPath }) => jobPath,
    reach: async (page) => {
      await press(page, 'Download');
      await page.getByRole('menu').waitFor();
    },
  },
  { name: 'export the activity log', path: () => '/activity', reach: pressed('Export…') },
  {
    name: 'activity, nothing found',
    path: () => '/activity',
    reach: async (page) => {
      await page.getByRole('searchbox').first().fill('no such thing');
      await page.getByText('No entry matches').waitFor();
    },
  },
  {
    name: 'find, nothing held it',
    path: () => '/find?id=999999',
    reach: (page) => page.getByText('999999').first().waitFor(),
  },
  {
    name: 'find a text',
    path: () => '/find?by=text',
    reach: async (page) => {
      await page.getByLabel('Text', { exact: true }).fill('Victoria');
      await press(page, 'Search');
      await page.getByText(/^Searched all of it|^Stopped at/).waitFor();
    },
  },
  {
    name: 'record that cannot be saved',
    path: () => '/records/grant_request/new',
    reach: async (page) => {
      await page.getByLabel('Amount requested').fill('many');
      await press(page, 'Create record');
      await page.getByText('amount_requested').first().waitFor();
    },
  },
  {
    name: 'records, filter',
    path: () => '/records/organization',
    reach: (page) => press(page, 'Filter'),
  },
  {
    name: 'why these alerts',
    path: () => '/records/grant_request/1/changes',
    reach: (page) => page.getByText('Why these alerts, and not the others').first().click(),
  },
  { name: 'delete a record', path: () => '/records/grant_request/1', reach: pressed('Delete') },
  { name: 'delete an alert', path: () => '/alerts/grant_request/2', reach: pressed('Delete') },
  {
    name: 'alert that cannot be saved',
    path: () => '/alerts/grant_request/new',
    reach: async (page) => {
      await press(page, 'Save');
      await page.locator('[aria-invalid]').first().waitFor();
    },
  },
  { name: 'new kiosk link', path: () => '/settings/tokens/kiosk', reach: pressed('New kiosk link') },
  {
    name: 'revoke a token',
    path: () => '/settings/tokens',
    reach: pressed('Revoke'),
  },
  {
    name: 'new OAuth application',
    path: () => '/settings/oauth-applications',
    reach: pressed('New application'),
  },
  { name: 'new channel', path: () => '/settings/notifications', reach: pressed('New channel') },
  { name: 'quiet hours', path: () => '/settings/health', reach: (page) => press(page, 'Add quiet hours') },
  {
    name: 'custom field',
    path: () => '/settings/models/grant_request',
    reach: pressed('Add a custom field'),
  },
  {
    name: 'what an erasure touches',
    path: () => '/settings/erasure',
    reach: async (page) => {
      await page.getByLabel('The record’s id').fill('171');
      await press(page, 'Show what it touches');
      await page.getByRole('button', { name: 'Erase…' }).waitFor();
    },
  },
  {
    name: 'erase',
    path: () => '/settings/erasure',
    reach: async (page) => {
      await page.getByLabel('The record’s id').fill('171');
      await press(page, 'Show what it touches');
      await pressed('Erase…')(page);
    },
  },
];
