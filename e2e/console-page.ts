import { expect, type Page } from '@playwright/test';
import { TEST_ADMIN } from '../lib/testing/server-process';

/** Errors the browser itself reports for answers that are part of a test (a refused request, a server that is gone). */
const EXPECTED = /Failed to load resource|net::ERR_/;

/** Fails a test that logs an error: call at its beginning, and the returned function at its end. */
export function watchConsole(page: Page): () => void {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) errors.push(message.text());
  });
  return () => expect(errors).toEqual([]);
}

export async function signIn(
  page: Page,
  url: string,
  account: { email: string; password: string } = TEST_ADMIN,
): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('E-mail address').fill(account.email);
  await page.getByLabel('Password', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(`${url}/`);
  await whenReady(page);
}

/** What the server drew takes no key before the page can act on it; a person's focus waits for that, a test's key does not. */
export async function whenReady(page: Page): Promise<void> {
  await expect(page.locator('[inert]')).toHaveCount(0);
}

/** Goes from the overview to a queue, and waits until it is there: both pages have controls of the same names. */
export async function openQueue(page: Page, row: RegExp): Promise<void> {
  await page.getByRole('row', { name: row }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/queues\//);
}
