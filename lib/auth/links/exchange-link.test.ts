import { expect, it } from 'vitest';
import { exchangeLink } from './exchange-link';
import { linkSecretOf } from './link-cookie';
import { makeLinkSecret } from './link-secret';

const { secret } = makeLinkSecret('invitation');

it('takes the secret out of the address into a cookie no script reads, and back out of it', () => {
  const answer = exchangeLink({ secureCookies: false }, 'invitation', secret);
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/invite');
  const cookie = answer.headers.get('set-cookie') ?? '';
  expect(cookie).toBe(
    `fluxx-alert-console.invitation=${secret}; Path=/; Max-Age=1800; HttpOnly; SameSite=Lax`,
  );
  const headers = new Headers({ cookie: `other=1; ${cookie.split(';', 1)[0] ?? ''}` });
  expect(linkSecretOf({ secureCookies: false }, 'invitation', headers)).toBe(secret);
  expect(linkSecretOf({ secureCookies: false }, 'reset', headers)).toBeNull();
  expect(linkSecretOf({ secureCookies: true }, 'invitation', headers)).toBeNull();
});

it('sets a cookie of this host only, and never without encryption, where people come over https', () => {
  const cookie = exchangeLink({ secureCookies: true }, 'invitation', secret).headers.get('set-cookie');
  expect(cookie).toMatch(/^__Host-fluxx-alert-console\.invitation=.*; Path=\/; .*; Secure$/);
});

it.each(['', 'short', `${secret}x`, secret.replace('inv', 'pwr'), `${secret.slice(0, -2)};a`])(
  'keeps nothing of what is no link of ours: %s',
  (opened) => {
    const answer = exchangeLink({ secureCookies: false }, 'invitation', opened);
    expect(answer.headers.get('location')).toBe('/invite?cut');
    expect(answer.headers.get('set-cookie')).toContain('fluxx-alert-console.invitation=; Path=/; Max-Age=0');
  },
);
