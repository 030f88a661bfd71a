import { expect } from '@playwright/test';
import { test } from './sample-site';

const SCREENS = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'rail', width: 900, height: 800 },
  { name: 'laptop', width: 1440, height: 900 },
];

for (const { name, ...viewport } of SCREENS) {
  test(`a pause is seen on every page, and ended from each, on a ${name}`, async ({ page, site }) => {
    await page.setViewportSize(viewport);
    await page.goto(`${site.server.url}/activity`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const note = page.getByRole('button', { name: 'Paused: refresh again (p)' }).filter({ visible: true });
    await expect(note).toHaveCount(0);
    await expect(async () => {
      await page.keyboard.press('p');
      await expect(note).toHaveCount(1, { timeout: 1_000 });
    }).toPass();
    await note.click();
    await expect(note).toHaveCount(0);
    await page.keyboard.press('p');
    await expect(note).toHaveCount(1);
    // Where the page itself says so, it is said once.
    await page.getByRole('link', { name: 'Overview' }).filter({ visible: true }).first().click();
    await expect(page.getByRole('button', { name: 'Go on refreshing (p)', exact: true })).toBeVisible();
    await expect(note).toHaveCount(0);
    await page.goBack();
    await expect(note).toHaveCount(1);
  });
}
