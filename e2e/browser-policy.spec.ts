import { expect } from '@playwright/test';
import { startServer } from '../lib/testing/server-process';
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

test('a page of ours is shown in no frame of another', async ({ page, fluxx, context }) => {
  const other = await context.newPage();
  await other.route('https://evil.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe src="${fluxx.server.url}/sign-in"></iframe>` }),
  );
  const refused = other.waitForEvent('console', (message) => /frame/i.test(message.text()));
  await other.goto('https://evil.example/');
  expect((await refused).text()).toMatch(/frame/i);
  const [, framed] = other.frames();
  await expect.poll(async () => framed?.getByLabel('E-mail address').count() ?? 0).toBe(0);
  await page.goto(`${fluxx.server.url}/sign-in`);
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
