import { expect, type Page } from '@playwright/test';
import { authenticatorCode } from '../lib/testing/authenticator';

/** Turns on the second factor of whoever is signed in on a page, by the same requests that their profile sends. */
export async function turnOnFactor(page: Page, url: string, password: string): Promise<void> {
  const post = async (step: 'begin' | 'confirm', data: object): Promise<unknown> => {
    const address = `${url}/api/console/v1/profile/second-factor/${step}`;
    const answer = await page.request.post(address, { data, headers: { origin: url } });
    expect(answer.ok()).toBe(true);
    return answer.json();
  };
  const { key } = (await post('begin', { password })) as { key: string };
  await post('confirm', { code: authenticatorCode(key, Date.now()) });
}
