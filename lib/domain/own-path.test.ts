import { describe, expect, it } from 'vitest';
import { ownPath } from './own-path';

describe('the page to open after signing in', () => {
  it.each(['/', '/queues/1', '/queues/1?hours=24#chart', '/a//b', '/setups', '/%2F%2Fevil.example'])(
    'is %s when that is ours',
    (path) => {
      expect(ownPath(path)).toBe(path);
    },
  );

  it.each([
    null,
    undefined,
    '',
    'queues',
    'https://evil.example/',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n//evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    'http://[',
    '/sign-in',
    '/sign-in?callbackUrl=/sign-in',
    '/setup',
    '/api/console/v1/session',
  ])('is the overview for %j', (text) => {
    expect(ownPath(text)).toBe('/');
  });
});
