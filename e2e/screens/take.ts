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
    // Charts and virtual lists measure themselves in the next frames.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const file = path.join(FOLDER, `${name.replaceAll(/\W+/g, '-')}.${look}.png`);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    // A list of a thousand cards is as long as it is wide: its beginning tells all.
    const clip = { x: 0, y: 0, width: viewport.width, height: Math.min(height, 2.5 * viewport.height) };
    await page.screenshot({ path: file, animations: 'disabled', fullPage: true, clip });
  }
}
