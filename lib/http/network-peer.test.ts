import { expect, it } from 'vitest';
import { isFromThisMachine, noteNetworkPeer } from './network-peer';

function isLocal(remoteAddress: string, headers: Record<string, string> = {}): boolean {
  const request = { headers: { host: 'localhost:3000', ...headers }, socket: { remoteAddress } };
  noteNetworkPeer(request);
  return isFromThisMachine(new Headers(request.headers));
}

it.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])('%s is this machine', (address) => {
  expect(isLocal(address)).toBe(true);
  expect(isLocal(address, { host: '[::1]:3000' })).toBe(true);
});

it.each(['10.0.0.7', '::ffff:10.0.0.7', '2001:db8::1', '1127.0.0.1', ''])('%s is not', (address) => {
  expect(isLocal(address)).toBe(false);
});

it('takes nobody’s word for it, and nothing that came through a proxy', () => {
  expect(isLocal('10.0.0.7', { 'x-network-peer': 'this-machine' })).toBe(false);
  expect(isLocal('10.0.0.7', { 'x-forwarded-for': '127.0.0.1' })).toBe(false);
  for (const header of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via', 'x-forwarded-host'])
    expect(isLocal('127.0.0.1', { [header]: '127.0.0.1' }), `${header}`).toBe(false);
});

it('is not fooled by a page of another site that a browser here was led to', () => {
  expect(isLocal('127.0.0.1', { host: 'rebound.example.org:3000' })).toBe(false);
  expect(isLocal('127.0.0.1', { host: 'localhost.example.org' })).toBe(false);
});
