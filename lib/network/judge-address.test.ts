import { expect, it } from 'vitest';
import { isForbiddenAddress, isLoopbackAddress } from './judge-address';

it.each([
  '169.254.169.254',
  '169.254.0.1',
  '100.100.100.200',
  '168.63.129.16',
  '0.0.0.0',
  '0.1.2.3',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  'fe80::1',
  'fe80::1%eth0',
  'febf::1',
  'fec0::1',
  'ff02::1',
  'fd00:ec2::254',
  'fd20:ce::254',
  '2001::1',
  '64:ff9b:1::1',
  '::ffff:169.254.169.254',
  '::ffff:a9fe:a9fe',
  '::169.254.169.254',
  '64:ff9b::169.254.169.254',
  '2002:a9fe:a9fe::1',
  '::ffff:0.0.0.0',
  'not an address',
  '',
])('never connects to %s', (address) => {
  expect(isForbiddenAddress(address)).toBe(true);
});

it.each([
  '93.184.215.14',
  '10.1.2.3',
  '192.168.1.1',
  '172.16.0.9',
  '100.64.0.1',
  '127.0.0.1',
  '::1',
  '2606:2800:21f:cb07::1',
  'fd12:3456::1',
  '::ffff:93.184.215.14',
  '2002:5db8:d70e::1',
])('may connect to %s', (address) => {
  expect(isForbiddenAddress(address)).toBe(false);
});

it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])('knows %s as this machine', (address) => {
  expect(isLoopbackAddress(address)).toBe(true);
});

it.each(['128.0.0.1', '10.0.0.1', '::2', '::ffff:10.0.0.1', 'x'])('does not take %s for it', (address) => {
  expect(isLoopbackAddress(address)).toBe(false);
});
