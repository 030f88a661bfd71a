import { describe, expect, it } from 'vitest';
import { secureAnswer } from './security-headers';

/** The headers of an answer, and what is left of the request's. */
function secured(
  url: string,
  { isHttps = true, headers = {} }: { isHttps?: boolean; headers?: Record<string, string> } = {},
) {
  const asking = { url, headers: { ...headers } };
  const answered = new Map<string, string>();
  secureAnswer(asking, { setHeader: (name, value) => answered.set(name.toLowerCase(), value) }, { isHttps });
  return { answered, asking };
}

describe('every answer', () => {
  it.each(['/', '/sign-in', '/api/console/v1/session', '/poll/client/1', '/_next/static/a.js', '/healthz'])(
    'to %s is never framed or sniffed, and keeps browsers at https for a year, names below it too',
    (url) => {
      const { answered } = secured(url);
      expect(answered.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
      expect(answered.get('x-content-type-options')).toBe('nosniff');
      expect(answered.get('referrer-policy')).toBe('same-origin');
      expect(answered.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(answered.get('x-frame-options')).toBe('DENY');
      expect(answered.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(answered.get('cross-origin-resource-policy')).toBe('same-origin');
      // Closed to our own pages too: none of them asks for any of it.
      for (const feature of [
        'camera',
        'microphone',
        'geolocation',
        'payment',
        'usb',
        'serial',
        'hid',
        'bluetooth',
      ])
        expect(answered.get('permissions-policy')?.split(', ')).toContain(`${feature}=()`);
    },
  );

  it('says nothing of https where people come over http', () => {
    const { answered } = secured('/', { isHttps: false });
    expect(answered.has('strict-transport-security')).toBe(false);
    expect(answered.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
  });
});

describe('the nonce of a page', () => {
  it('is another one each time, and never one that a client sent', () => {
    const sent = { 'x-nonce': 'mine', 'content-security-policy': "script-src 'nonce-mine'" };
    const [one, other] = [secured('/', { headers: sent }), secured('/', { headers: sent })];
    expect(one.answered.get('content-security-policy')).not.toContain('mine');
    expect(one.asking.headers['x-nonce']).not.toBe(other.asking.headers['x-nonce']);
    const data = secured('/api/console/v1/session', { headers: sent });
    expect(data.asking.headers).toEqual({});
    expect(data.answered.get('content-security-policy')).toContain('sandbox');
  });
});
