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
