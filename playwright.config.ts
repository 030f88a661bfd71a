import { defineConfig } from '@playwright/test';
import { chromiumPath } from './e2e/chromium-path';

const executablePath = chromiumPath();

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/global-setup.ts',
  outputDir: 'test-results',
  // Limits for a busy machine; nothing waits for them that comes sooner.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  // One more than the cores of the smallest machine: some tests wait for half a minute and longer.
  workers: 3,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  projects: [
    { name: 'tests', testIgnore: '**/*screenshots.spec.ts' },
    { name: 'screenshots', testMatch: '**/*screenshots.spec.ts' },
  ],
  use: {
    headless: true,
    viewport: { width: 1440, height: 900 },
    // Recording slows every test: `npx playwright test --trace retain-on-failure` where one fails.
    trace: 'off',
    launchOptions: executablePath === undefined ? {} : { executablePath },
  },
});
