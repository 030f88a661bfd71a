import { expect, it } from 'vitest';
import { exchangeLink } from './exchange-link';
import { linkSecretOf } from './link-cookie';
import { makeLinkSecret } from './link-secret';

const { secret } = makeLinkSecret('invitation');

/** The name with its value and every attribute; their order says nothing. */
const partsOf = (cookie: string) => cookie.split('; ').toSorted();

it('takes the secret out of the address into a cookie no script reads, and back out of it', () => {
  const answer = exchangeLink({ secureCookies: false }, 'invitation', secret);
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/invite');
  const cookie = answer.headers.get('set-cookie') ?? '';
  expect(partsOf(cookie)).toEqual([
    'HttpOnly',
    'Max-Age=1800',
    'Path=/',
    'SameSite=Lax',
    `fluxx-alert-console.invitation=${secret}`,
  ]);
  const headers = new Headers({ cookie: `other=1; ${cookie.split(';', 1)[0] ?? ''}` });
  expect(linkSecretOf({ secureCookies: false }, 'invitation', headers)).toBe(secret);
  expect(linkSecretOf({ secureCookies: false }, 'reset', headers)).toBeNull();
  expect(linkSecretOf({ secureCookies: true }, 'invitation', headers)).toBeNull();
});

it('sets a cookie of this host only, and never without encryption, where people come over https', () => {
  const cookie = exchangeLink({ secureCookies: true }, 'invitation', secret).headers.get('set-cookie');
  expect(partsOf(cookie ?? '')).toEqual([
    'HttpOnly',
    'Max-Age=1800',
    'Path=/',
    'SameSite=Lax',
    'Secure',
    `__Host-fluxx-alert-console.invitation=${secret}`,
  ]);
});

it.each(['', 'short', `${secret}x`, secret.replace('inv', 'pwr'), `${secret.slice(0, -2)};a`])(
  'keeps nothing of what is no link of ours: %s',
  (opened) => {
    const answer = exchangeLink({ secureCookies: false }, 'invitation', opened);
    expect(answer.headers.get('location')).toBe('/invite?cut');
    expect(partsOf(answer.headers.get('set-cookie') ?? '')).toEqual([
      'HttpOnly',
      'Max-Age=0',
      'Path=/',
      'SameSite=Lax',
      'fluxx-alert-console.invitation=',
    ]);
  },
);
