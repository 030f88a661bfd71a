import { expect } from '@playwright/test';
import { startServer } from '../lib/testing/server-process';
import { signIn } from './console-page';
import { test } from './fake-fluxx';
import { test as plainTest } from './test';

test('only scripts with the nonce of the answer run in a page', async ({ page, fluxx }) => {
  const answer = await page.goto(fluxx.queueUrl);
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toMatch(/script-src 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic'/);
  expect(policy.split(';').find((part) => part.includes('script-src'))).not.toContain('unsafe');
  const again = await page.reload();
  expect(again?.headers()['content-security-policy']).not.toBe(policy);
  // What text of a record would be, were it ever taken for HTML.
  const ran = await page.evaluate(async () => {
    const box = document.createElement('div');
    box.innerHTML = `<img src="/nothing.png" onerror="document.title = 'a handler ran'">
      <a href="javascript:document.title = 'a link ran'">look</a>`;
    const loaded = new Promise((resolve) => box.firstChild?.addEventListener('error', resolve));
    document.body.append(box);
    await loaded;
    box.querySelector('a')?.click();
    try {
      document.title = String(new Function("return 'text ran'")());
    } catch {
      // As it should be.
    }
    return document.title;
  });
  expect(ran).not.toContain(' ran');
});

test('every page and answer says that nobody frames it, where it may be told of, and what a page may not use', async ({
  page,
  fluxx,
}) => {
  const opened = [await page.goto(fluxx.queueUrl), await page.goto(`${fluxx.server.url}/no-such-page`)];
  const asked = await Promise.all(
    ['/sign-in', '/wall', '/healthz', '/api/console/v1/session', '/poll/client/1/uuid/queue/x'].map((path) =>
      page.request.get(`${fluxx.server.url}${path}`),
    ),
  );
  for (const answer of [...opened, ...asked]) {
    const headers = answer?.headers() ?? {};
    expect(headers, answer?.url()).toMatchObject({
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    });
  }
  const allowed = await page.evaluate(async () => {
    const { state } = await navigator.permissions.query({ name: 'geolocation' });
    return { state, isOpener: window.opener !== null };
  });
  expect(allowed).toEqual({ state: 'denied', isOpener: false });
});

test('what answers data can be framed, sniffed and run by nobody', async ({ fluxx }) => {
  for (const path of [
    '/api/console/v1/session',
    '/poll/client/1/uuid/queue/x',
    '/openapi.json',
    '/healthz',
  ]) {
    const { headers } = await fetch(`${fluxx.server.url}${path}`);
    expect(headers.get('content-security-policy'), path).toBe(
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    );
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin');
  }
});

plainTest(
  'who comes by https to a program that was not told of it is told what to set, and the log says it once',
  async ({ page }) => {
    const server = await startServer({ env: { LOG_LEVEL: 'warn' } });
    try {
      await signIn(page, server.url);
      const notice = page.getByText('You came by https, and the program was not told of it');
      await page.goto(`${server.url}/settings/people`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(notice).toBeHidden();
      await page.setExtraHTTPHeaders({ 'x-forwarded-proto': 'https' });
      for (const path of ['people', 'tokens']) {
        await page.goto(`${server.url}/settings/${path}`);
        await expect(notice).toBeVisible();
      }
      const told = () =>
        server.output().split('People come by https, and APP_URL tells of no such address').length - 1;
      await expect.poll(told).toBe(1);
      // It decides nothing: the cookies stay what they were.
      const cookie = (await page.context().cookies()).find(({ name }) => name.endsWith('.session'));
      expect(cookie).toMatchObject({ name: 'fluxx-alert-console.session', secure: false });
    } finally {
      await server.dispose();
    }
  },
);

plainTest('behind https a browser comes by https only, and its cookies are for this host alone', async () => {
  const server = await startServer({ env: { APP_URL: 'https://alerts.example.org' } });
  try {
    const { headers } = await fetch(`${server.url}/sign-in`);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
    const csrf = await fetch(`${server.url}/api/auth/csrf`);
    for (const cookie of csrf.headers.getSetCookie()) {
      expect(cookie).toMatch(/^__Host-[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    }
    expect(csrf.headers.getSetCookie().length).toBeGreaterThan(0);
  } finally {
    await server.dispose();
  }
});
