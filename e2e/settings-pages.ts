import { expect } from '@playwright/test';
import { heading, type ConsolePage } from './shown-page';

/** Settings, one's own account, and what is seen before signing in. */
export const SETTINGS_PAGES: readonly ConsolePage[] = [
  { name: 'settings', route: '/settings', ready: heading('Settings') },
  {
    name: 'sites',
    route: '/settings/sites',
    ready: (page) => expect(page.getByText('A real site').first()).toBeVisible(),
  },
  {
    name: 'connect a site',
    route: '/settings/sites/connect',
    ready: (page) => expect(page.getByLabel('Address of the site')).toBeVisible(),
  },
  {
    name: 'API tokens',
    route: '/settings/tokens',
    ready: (page) => expect(page.getByText('Nightly report')).toBeVisible(),
  },
  {
    name: 'kiosk links',
    route: '/settings/tokens/kiosk',
    ready: (page) => expect(page.getByText('Hall', { exact: true })).toBeVisible(),
  },
  {
    name: 'wall without a link',
    route: '/wall',
    ready: (page) => expect(page.getByText('shows no board yet')).toBeVisible(),
  },
  {
    name: 'gateway tokens',
    route: '/settings/tokens/gateway',
    ready: (page) => expect(page.getByText('ERP sync').first()).toBeVisible(),
  },
  {
    name: 'health',
    route: '/settings/health',
    ready: (page) => expect(page.getByText('None: incidents open at any hour.')).toBeVisible(),
  },
  {
    name: 'notifications',
    route: '/settings/notifications',
    ready: (page) => expect(page.getByText('Nobody is told yet')).toBeVisible(),
  },
  {
    name: 'people',
    route: '/settings/people',
    ready: (page) => expect(page.getByText('grace@example.org').first()).toBeVisible(),
  },
  {
    name: 'settings of the built-in site',
    route: '/settings/built-in-site',
    ready: heading('While a job is outstanding'),
  },
  {
    name: 'models',
    route: '/settings/models',
    ready: (page) => expect(page.getByRole('link', { name: 'Grant request' })).toBeVisible(),
  },
  {
    name: 'model',
    route: '/settings/models/[model]',
    path: () => '/settings/models/grant_request',
    ready: heading('Allowed moves'),
  },
  {
    name: 'OAuth applications',
    route: '/settings/oauth-applications',
    ready: (page) => expect(page.getByText('the console itself')).toBeVisible(),
  },
  {
    name: 'how people sign in',
    route: '/settings/sign-in',
    ready: (page) => expect(page.getByLabel('Issuer')).toBeVisible(),
  },
  {
    name: 'who sees payloads',
    route: '/settings/payload-access',
    ready: (page) => expect(page.getByRole('radio', { name: /Viewers too/ })).toBeVisible(),
  },
  {
    name: 'erasure',
    route: '/settings/erasure',
    ready: (page) => expect(page.getByRole('button', { name: 'Show what it touches' })).toBeVisible(),
  },
  {
    name: 'profile',
    route: '/profile',
    ready: (page) => expect(page.getByText('This session')).toBeVisible(),
  },
  {
    name: 'queues of a site',
    route: '/settings/sites/[id]',
    path: (site) => site.sitePath,
    ready: (page) => expect(page.getByText('Payments due').first()).toBeVisible(),
  },
  {
    name: 'edit a site',
    route: '/settings/sites/[id]/edit',
    path: (site) => `${site.sitePath}/edit`,
    ready: (page) => expect(page.getByLabel('Address of the site')).toBeVisible(),
  },
  {
    name: 'wall',
    route: '/wall',
    path: (site) => site.wallPath,
    visitor: 'nobody',
    ready: (page) => expect(page.getByText('Payments due').first()).toBeVisible(),
  },
  {
    name: 'wall in light',
    route: '/wall',
    path: (site) => site.lightWallPath,
    visitor: 'nobody',
    ready: (page) => expect(page.getByText('Payments due').first()).toBeVisible(),
  },
  {
    name: 'sign in',
    route: '/sign-in',
    visitor: 'nobody',
    ready: (page) => expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible(),
  },
  { name: 'forgot password', route: '/forgot', visitor: 'nobody', ready: heading('Forgot your password?') },
  {
    name: 'invitation',
    route: '/invite',
    path: (site) => site.invitePath,
    visitor: 'nobody',
    ready: heading('You are invited'),
  },
  {
    name: 'new password',
    route: '/reset',
    path: (site) => site.resetPath,
    visitor: 'nobody',
    ready: heading('Choose a new password'),
  },
  {
    name: 'link that does not work',
    route: '/reset',
    path: () => '/reset/wrong',
    visitor: 'nobody',
    ready: heading('This link does not work'),
  },
];
