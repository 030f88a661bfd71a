import { expect, it } from 'vitest';
import { isHttpsUnset, makeNoteHttps } from './unset-https';

const byProxy = new Headers({ 'x-forwarded-proto': 'HTTPS, http' });
const byPage = new Headers({ origin: 'https://alerts.example.org' });
const plain = new Headers({ 'x-forwarded-proto': 'http', origin: 'http://localhost:3000' });

it.each([undefined, 'http://alerts.example.org'])(
  'people come by https and APP_URL is %s: it is seen',
  (appUrl) => {
    expect([byProxy, byPage, plain, new Headers()].map((one) => isHttpsUnset(one, appUrl))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  },
);

it('where APP_URL is on https there is nothing to say', () => {
  expect(isHttpsUnset(byProxy, 'https://alerts.example.org')).toBe(false);
});

it('is told once, however many come', () => {
  let told = 0;
  const note = makeNoteHttps(undefined, () => (told += 1));
  for (const headers of [plain, byProxy, byPage, byProxy]) note(headers);
  expect(told).toBe(1);
});
