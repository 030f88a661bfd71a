import path from 'node:path';
import type { Page } from '@playwright/test';

/** Git ignores it. */
export const FOLDER = 'screenshots';

export const LOOKS = {
  phone: { colorScheme: 'light', viewport: { width: 360, height: 740 } },
  laptop: { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  dark: { colorScheme: 'dark', viewport: { width: 1440, height: 900 } },
  '4k': { colorScheme: 'dark', viewport: { width: 3840, height: 2160 } },
} as const;

export type Look = keyof typeof LOOKS;

export const USUAL: readonly Look[] = ['phone', 'laptop', 'dark'];

/** What is drawn while nothing comes is drawn at once; pictures may wait for it by the clock. */
export const settled = (page: Page) => page.waitForTimeout(500);

/** Takes pictures of the page that is open, `ready` waits until it is whole again after each change. */
export async function take(
  page: Page,
  name: string,
  { looks = USUAL, ready }: { looks?: readonly Look[]; ready?: (page: Page) => Promise<unknown> } = {},
): Promise<void> {
  for (const look of looks) {
    const { colorScheme, viewport } = LOOKS[look];
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await ready?.(page);
    await drawn(page);
    const file = path.join(FOLDER, `${name.replaceAll(/\W+/g, '-')}.${look}.png`);
    if (await isCovered(page)) {
      await page.screenshot({ path: file, animations: 'disabled' });
      continue;
    }
    // A list of a thousand cards is as long as it is wide: its beginning tells all.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    const shown = { width: viewport.width, height: Math.min(height, 2.5 * viewport.height) };
    // On a phone a bar stays at the foot of the window: in a window of its usual height it would cover the middle of the picture.
    if (look === 'phone') await page.setViewportSize({ ...shown, height: Math.ceil(shown.height) });
    await drawn(page);
    await page.screenshot({
      path: file,
      animations: 'disabled',
      fullPage: true,
      clip: { x: 0, y: 0, ...shown },
    });
  }
}

/** Charts and virtual lists measure themselves anew when the window has another size, and draw in the next frames. */
async function drawn(page: Page): Promise<void> {
  await page.waitForTimeout(150);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** A dialog or a menu lies over the window, not over the whole page. */
async function isCovered(page: Page): Promise<boolean> {
  return page
    .locator('[role="dialog"], [role="alertdialog"], [role="menu"]')
    .first()
    .isVisible()
    .catch(() => false);
}
