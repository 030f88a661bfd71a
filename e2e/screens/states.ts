import type { Page, Route } from '@playwright/test';
import type { SampleSite } from '../sample-site';

/** A page in a state it is seldom in. */
export interface ScreenState {
  name: string;
  path(site: SampleSite): string;
  /** Brings it there, once its usual content is drawn. */
  reach(page: Page): Promise<unknown>;
}

const API = '**/api/console/v1/**';

/** Pages that wait for something, by name: looked at while it has not come, and when it could not be read. */
export const WAITING: Readonly<Record<string, (site: SampleSite) => string>> = {
  overview: () => '/',
  queue: ({ queuePath }) => queuePath,
  'queue history': ({ queuePath }) => `${queuePath}/history`,
  'queue calls': ({ queuePath }) => `${queuePath}/calls`,
  job: ({ jobPath }) => jobPath,
  activity: () => '/activity',
  alerts: () => '/alerts',
  'alerts of a model': () => '/alerts/grant_request',
  alert: () => '/alerts/grant_request/2',
  records: () => '/records',
  'records of a model': () => '/records/organization',
  record: () => '/records/grant_request/1',
  sites: () => '/settings/sites',
  people: () => '/settings/people',
  tokens: () => '/settings/tokens',
  models: () => '/settings/models',
  profile: () => '/profile',
  history: () => '/history',
  'changes of a record': () => '/records/grant_request/1/changes',
  'queues of a site': ({ sitePath }) => sitePath,
  model: () => '/settings/models/grant_request',
  'settings of the built-in site': () => '/settings/built-in-site',
  'OAuth applications': () => '/settings/oauth-applications',
  notifications: () => '/settings/notifications',
  health: () => '/settings/health',
  'how people sign in': () => '/settings/sign-in',
};

/** Nothing of the console is answered: what a page draws until it is. */
export async function answerNothing(page: Page): Promise<void> {
  await page.route(API, () => new Promise(() => undefined));
}

/** Everything is answered by an error that nobody foresaw. */
export async function answerErrors(page: Page): Promise<void> {
  await page.route(API, answerError);
}

/** Nothing of the console is answered until the returned function is called, and from then on everything by that error. */
export async function holdAnswers(page: Page): Promise<() => void> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(API, async (route) => {
    await released;
    await answerError(route);
  });
  return release;
}

async function answerError(route: Route): Promise<void> {
  const problem = {
    type: 'about:blank',
    title: 'Something failed in the console.',
    status: 500,
    code: 'internal',
    detail: 'Something failed in the console.',
    requestId: '0198d3a0-0000-7000-8000-00000000abcd',
  };
  await route.fulfill({ status: 500, contentType: 'application/problem+json', json: problem });
}

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const dialog = (page: Page) => page.locator('[role="dialog"], [role="alertdialog"]').waitFor();

/** What is pressed before the page has come to life is lost; then it has its rows. */
const alive = (page: Page) => page.getByText('Organization contact details').first().waitFor();

async function opened(page: Page, name: string | RegExp): Promise<void> {
  await press(name)(page);
  await dialog(page);
}

/** Dialogs, menus and what else is opened over a page. */
export const OPENED: readonly ScreenState[] = [
  {
    name: 'palette',
    path: () => '/',
    reach: async (page) => {
      await alive(page);
      await page.keyboard.press('Control+k');
      await dialog(page);
    },
  },
  {
    name: 'palette, found',
    path: () => '/',
    reach: async (page) => {
      await alive(page);
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder('A queue, a page').fill('grant');
      await page.getByRole('option', { name: /^Grant requests/ }).waitFor();
    },
  },
  {
    name: 'palette on a queue',
    path: ({ queuePath }) => queuePath,
    reach: async (page) => {
      await page.getByRole('button', { name: 'Finish…' }).waitFor();
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder('A queue, a page').fill('fin');
      await page.getByRole('option', { name: 'Finish…' }).waitFor();
    },
  },
  {
    name: 'keys',
    path: () => '/',
    reach: async (page) => {
      await alive(page);
      await page.keyboard.press('?');
      await dialog(page);
    },
  },
  { name: 'finish', path: ({ queuePath }) => queuePath, reach: (page) => opened(page, 'Finish…') },
  { name: 'drain', path: ({ otherQueuePath }) => otherQueuePath, reach: (page) => opened(page, 'Drain…') },
  {
    name: 'recover',
    path: ({ otherQueuePath }) => `${otherQueuePath}/details`,
    reach: (page) => opened(page, /Recover/),
  },
  { name: 'invite', path: () => '/settings/people', reach: (page) => opened(page, 'Invite somebody') },
  { name: 'new API token', path: () => '/settings/tokens', reach: (page) => opened(page, 'New API token') },
  {
    name: 'new gateway token',
    path: () => '/settings/tokens/gateway',
    reach: (page) => opened(page, 'New gateway token'),
  },
  { name: 'change password', path: () => '/profile', reach: (page) => opened(page, /Change.* password/) },
  {
    name: 'account menu',
    path: () => '/',
    reach: async (page) => {
      await page
        .getByRole('button', { name: /^Account of/ })
        .locator('visible=true')
        .click();
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'record of a job',
    path: ({ jobPath }) => jobPath,
    reach: async (page) => {
      await page.getByRole('grid', { name: 'Records' }).getByRole('row').nth(1).click();
      await page.getByRole('region', { name: 'Open record' }).or(page.getByRole('dialog')).first().waitFor();
    },
  },
];

/** Lists as they are before there is anything in them, on a console without sample data. */
export const EMPTY: readonly string[] = [
  '/activity',
  '/alerts',
  '/alerts/grant_request',
  '/records',
  '/records/organization',
  '/records/organization/import',
  '/find',
  '/settings/sites',
  '/settings/people',
  '/settings/tokens',
  '/settings/tokens/gateway',
  '/settings/tokens/kiosk',
  '/settings/oauth-applications',
];
