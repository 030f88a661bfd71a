import { test } from './test';
import path from 'node:path';
import { startServer } from '../lib/testing/server-process';
import { FOLDER, settled } from './screens/take';
import { fillWall, makeWallLink } from './wall-page';

/* Not a test: `npm run screenshots` takes a picture of a wall on each screen, few and many queues, in both themes, and stale. */

const SCREENS = {
  '720p': { width: 1280, height: 720 },
  '1080p': { width: 1920, height: 1080 },
  '4k': { width: 3840, height: 2160 },
  upright: { width: 1080, height: 1920 },
} as const;

for (const [count, theme] of [
  [1, 'dark'],
  [6, 'light'],
  [12, 'dark'],
  [200, 'light'],
  [1000, 'dark'],
] as const)
  test(`a wall of ${count} queues`, async ({ page }) => {
    const server = await startServer({ env: { SAMPLE_INTERVAL: '1' } });
    try {
      await fillWall(server, count);
      await page.goto(makeWallLink(server, theme).url);
      await page.getByRole('article').first().waitFor();
      for (const [name, screen] of Object.entries(SCREENS)) {
        await page.setViewportSize(screen);
        await settled(page);
        await page.screenshot({ path: path.join(FOLDER, `wall-of-${count}.${name}.png`) });
      }
      if (count !== 12) return;
      await server.kill();
      await page.getByText('DATA STALE').waitFor();
      for (const [name, screen] of Object.entries(SCREENS)) {
        await page.setViewportSize(screen);
        await settled(page);
        await page.screenshot({ path: path.join(FOLDER, `wall-stale.${name}.png`) });
      }
    } finally {
      await server.dispose();
    }
  });
