import { describe, expect, it } from 'vitest';
import { keyForApp, makeKey, stepOfCode } from './totp';

const RFC_KEY = Buffer.from('12345678901234567890');

describe('codes of an authenticator app', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('are those of RFC 6238 (appendix B) at %i seconds', (seconds, code) => {
    expect(stepOfCode(RFC_KEY, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  it('are taken one step before and one after, and no further', () => {
    const steps = [-61, -31, -30, 0, 30, 31, 61].map((seconds) =>
      stepOfCode(RFC_KEY, '287082', (59 + seconds) * 1000),
    );
    expect(steps).toEqual([null, 1, 1, 1, 1, null, null]);
  });

  it('are read with the key wherever its bytes lie', () => {
    const part = Buffer.concat([Buffer.alloc(9), RFC_KEY, Buffer.alloc(5)]).subarray(9, 29);
    expect(stepOfCode(part, '287082', 59_000)).toBe(1);
  });

  it('come of a key of 160 bits that an app can take as text or as an address', () => {
    const { key, uri } = keyForApp(makeKey(), 'ada@example.org');
    expect(key).toMatch(/^[A-Z2-7]{32}$/);
    const address = new URL(uri);
    expect(decodeURIComponent(address.pathname)).toContain('Fluxx Alert Console:ada@example.org');
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      secret: key,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    });
  });
});
