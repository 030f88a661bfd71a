import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** The first is the same browser without the windows that nobody looks at here, which cost half of its work. */
const INSTALLED = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/**
 * Which browser to drive: `CHROMIUM_PATH`, else Playwright's own when it is installed, else the system's.
 * Undefined leaves it to Playwright, which then says how to install one.
 */
export function chromiumPath(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return named;
  if (existsSync(chromium.executablePath())) return undefined;
  return INSTALLED.find((file) => existsSync(file));
}
