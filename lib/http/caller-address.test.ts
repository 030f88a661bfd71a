import { describe, expect, it } from 'vitest';
import { parseSettings } from '@/lib/config/settings';
import { noteCallerAddress } from './caller-address';

/** The address that is taken for the caller's. */
function callerBehind(trust: string, forwarded: string | undefined, remoteAddress = '10.0.0.5'): unknown {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  const request: Parameters<typeof noteCallerAddress>[0] = { headers, socket: { remoteAddress } };
  noteCallerAddress(request, parseSettings({ TRUST_PROXY: trust }).trustProxy);
  return request.headers['x-forwarded-for'];
}

describe('the address of a caller', () => {
  it.each([
    ['is the connection’s, whatever the client says, unless a proxy is trusted', '', '1.1.1.1', '10.0.0.5'],
    ['is the connection’s with no proxy', '0', '1.1.1.1', '10.0.0.5'],
    ['is the last one that one proxy wrote', '1', '1.1.1.1, 2.2.2.2', '2.2.2.2'],
    ['is the one before, behind two', '2', '1.1.1.1, 2.2.2.2, 3.3.3.3', '2.2.2.2'],
    ['is the first there is, behind fewer than were said', '3', '2.2.2.2', '2.2.2.2'],
    ['is the proxy’s own where it says none', '1', undefined, '10.0.0.5'],
    ['is the nearest that is not in the list', '10.0.0.0/8, 3.3.3.3', '1.1.1.1, 2.2.2.2, 3.3.3.3', '2.2.2.2'],
    ['is the connection’s where that is not in the list', '10.0.0.4', '1.1.1.1', '10.0.0.5'],
    [
      'is the nearest believed one where the rest is no address',
      '2',
      '1.1.1.1, <b>x</b>, 3.3.3.3',
      '3.3.3.3',
    ],
    ['is read without its port', '1', '2.2.2.2:4711', '2.2.2.2'],
    ['is read without its brackets', '1', '[2001:db8::1]:4711', '2001:db8::1'],
  ])('%s', (_what, trust, forwarded, address) => {
    expect(callerBehind(trust, forwarded)).toBe(address);
  });

  it('is found behind a proxy whose address a socket of both families tells', () => {
    expect(callerBehind('10.0.0.0/8', '2.2.2.2', '::ffff:10.0.0.5')).toBe('2.2.2.2');
    expect(callerBehind('', undefined, '::ffff:10.0.0.5')).toBe('10.0.0.5');
    expect(callerBehind('2001:db8::/32', '2.2.2.2', '2001:db8::7')).toBe('2.2.2.2');
  });

  it.each(['yes', 'true', '11', '10.0.0.0/33', '10.0.0.1,', 'proxy.example.org', '10.0.0.0/8/8'])(
    'is not looked for behind %s: the start says so',
    (trust) => {
      expect(() => parseSettings({ TRUST_PROXY: trust })).toThrow('TRUST_PROXY must be');
    },
  );
});
