import { expect, it } from 'vitest';
import { readOutboundUrl, readSiteUrl } from './outbound-url';

const strict = { allowHttp: false };

it.each([
  ['https://acme.fluxx.io', 'https://acme.fluxx.io'],
  ['  HTTPS://Acme.Fluxx.IO/ ', 'https://acme.fluxx.io'],
  ['https://acme.fluxx.io:8443//', 'https://acme.fluxx.io:8443'],
  ['https://acme.fluxx.io.', 'https://acme.fluxx.io'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['http://127.0.0.1:3000/', 'http://127.0.0.1:3000'],
  ['http://2130706433:81', 'http://127.0.0.1:81'],
  ['http://0x7f.1:81', 'http://127.0.0.1:81'],
  ['http://0177.0.0.1', 'http://127.0.0.1'],
  ['http://[::1]:81', 'http://[::1]:81'],
])('takes %s as a site', (text, origin) => {
  const read = readSiteUrl(text, strict);
  expect(read.ok && read.url.origin).toBe(origin);
});

it.each([
  ['', /begins with https/],
  ['acme.fluxx.io', /begins with https/],
  ['ftp://acme.fluxx.io', /begins with https/],
  ['javascript:alert(1)', /begins with https/],
  ['https://', /begins with https/],
  ['https://me:secret@acme.fluxx.io', /must not contain a user name or password/],
  ['https://acme.fluxx.io/?token=1', /Leave out everything from/],
  ['https://acme.fluxx.io/#x', /Leave out everything from/],
  ['https://acme.fluxx.io/api/rest/v2', /without a path: https:\/\/acme\.fluxx\.io/],
  ['http://acme.fluxx.io', /Use https/],
  ['http://10.0.0.1', /Use https/],
  ['http://127.0.0.1.example.org', /Use https/],
  ['http://localhost.example.org', /Use https/],
  [`https://${'a'.repeat(3000)}.org`, /at most/],
])('refuses %s and says why', (text, problem) => {
  const read = readSiteUrl(text, strict);
  expect(read).toMatchObject({ ok: false, problem: expect.stringMatching(problem) });
  expect(JSON.stringify(read)).not.toContain('secret@');
});

it('allows plain http to other machines when the setting says so, and a path where one makes sense', () => {
  expect(readSiteUrl('http://fluxx.internal:8080', { allowHttp: true }).ok).toBe(true);
  expect(readOutboundUrl('https://hooks.example.org/services/x', strict).ok).toBe(true);
});
