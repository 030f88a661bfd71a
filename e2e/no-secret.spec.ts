import { expect, type Page } from '@playwright/test';
import { marked } from '../lib/testing/canary';
import { createApplication } from '../lib/testing/cli';
import { startServer } from '../lib/testing/server-process';
import { test } from './test';

/*
 * The canary of browser tests sees what comes out in a browser alone. Each of these lets a secret out on purpose, and must fail by that.
 */
const SECRET = marked('seven green bicycles');
const ADDRESS = 'http://console.invalid/';

async function open(page: Page, body = '<p>Nothing</p>'): Promise<void> {
  await page.route(`${ADDRESS}**`, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(ADDRESS);
}

test.fail('a page that shows a secret fails its test', async ({ page }) => {
  await open(page, `<p>Signed in with ${SECRET}</p>`);
});

test.fail('a page of a browser of its own that shows one does too', async ({ browser }) => {
  const page = await browser.newPage();
  await open(page, `<p>Signed in with ${SECRET}</p>`);
  await page.close();
});

test.fail('a secret that a browser keeps', async ({ page }) => {
  await open(page);
  await page.evaluate((secret) => window.sessionStorage.setItem('draft', secret), SECRET);
});

test.fail('a secret behind the # of an address, which no server sees', async ({ page }) => {
  await open(page);
  await page.evaluate((secret) => (window.location.hash = secret), SECRET);
  await page.goto('about:blank');
});

test.fail('a secret that a page logs', async ({ page }) => {
  await open(page, `<script>console.info('typed', { password: '${SECRET}' })</script>`);
});

test.fail('a secret in a file that a page saves', async ({ page }) => {
  await open(page, `<a download="list.csv" href="data:text/csv,${SECRET}">Save</a>`);
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save' }).click();
  await saved;
});

test('a password that is typed and goes no further fails nothing', async ({ page }) => {
  await open(page, '<label>Password <input type="password"></label>');
  await page.getByLabel('Password').fill(SECRET);
});

/** Has the program print what it knows on SIGUSR2; the code of a module in an address, because the program has none for it. */
function printing(expression: string): Record<string, string> {
  const code = `import { readFileSync } from 'node:fs'; process.on('SIGUSR2', () => console.log(${expression}))`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` };
}

/** What the shared file of known secrets was told last. */
const LAST_TOLD = `readFileSync(process.env.KNOWN_SECRETS_FILE, 'utf8').trim().split('\\n').at(-1)`;

test('what a server printed is looked into when it is killed, and when its data is removed', async () => {
  const server = await startServer({ env: printing(JSON.stringify(`It said: ${SECRET}`)) });
  process.kill(server.pid, 'SIGUSR2');
  await expect.poll(() => server.output()).toContain('It said: ');
  await expect(server.kill()).rejects.toThrow();
  await expect(server.dispose()).rejects.toThrow();
});

test('a secret that another process of the test made is known to whoever looks', async () => {
  const server = await startServer({ env: printing(`'It said: ' + ${LAST_TOLD}`) });
  const { clientSecret } = createApplication(server.dataDir);
  process.kill(server.pid, 'SIGUSR2');
  await expect.poll(() => server.output()).toContain(`It said: ${clientSecret}`);
  await expect(server.dispose()).rejects.toThrow();
});
