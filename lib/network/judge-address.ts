import { BlockList, isIP } from 'node:net';

type Range = readonly [address: string, prefix: number];

/**
 * IPv4 that is never called: link-local (where clouds keep their metadata), the metadata addresses outside it (Alibaba,
 * Azure, Oracle), unspecified, multicast, reserved and broadcast. Private networks are not among them: a foundation's own
 * Fluxx may stand behind a VPN (docs/decisions/0023).
 */
const NEVER_IPV4: readonly Range[] = [
  ['169.254.0.0', 16],
  ['100.100.100.200', 32],
  ['168.63.129.16', 32],
  ['192.0.0.192', 32],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
const UNSPECIFIED_IPV4: Range = ['0.0.0.0', 8];

/** The same for IPv6, with the metadata addresses of AWS and Google, and tunnels whose far end cannot be judged. */
const NEVER_IPV6: readonly Range[] = [
  ['::', 128],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
  ['fd00:ec2::254', 128],
  ['fd20:ce::254', 128],
  ['2001::', 32],
  ['64:ff9b:1::', 48],
];

/** IPv6 that carries an IPv4 address in its last 32 bits: mapped, compatible, NAT64. */
const CARRIERS = ['::ffff:', '64:ff9b::'] as const;
const COMPATIBLE = '::';

const never = makeNever();
const loopback = makeLoopback();

/** Whether an IP address must never be connected to. What is no IP address at all counts as such. */
export function isForbiddenAddress(address: string): boolean {
  const family = familyOf(address);
  return family === null || never.check(bare(address), family);
}

/** Whether an IP address is this machine. */
export function isLoopbackAddress(address: string): boolean {
  const family = familyOf(address);
  return family !== null && loopback.check(bare(address), family);
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  const version = isIP(bare(address));
  if (version === 0) return null;
  return version === 4 ? 'ipv4' : 'ipv6';
}

/** Without the zone of a link-local address. */
function bare(address: string): string {
  return address.split('%', 1)[0] ?? '';
}

function makeNever(): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of [...NEVER_IPV4, UNSPECIFIED_IPV4]) {
    list.addSubnet(address, prefix, 'ipv4');
    for (const carrier of CARRIERS) list.addSubnet(`${carrier}${address}`, 96 + prefix, 'ipv6');
    list.addSubnet(in6to4(address), 16 + prefix, 'ipv6');
  }
  // Not the unspecified range: `::1` lies in it.
  for (const [address, prefix] of NEVER_IPV4) list.addSubnet(`${COMPATIBLE}${address}`, 96 + prefix, 'ipv6');
  for (const [address, prefix] of NEVER_IPV6) list.addSubnet(address, prefix, 'ipv6');
  return list;
}

function makeLoopback(): BlockList {
  const list = new BlockList();
  list.addSubnet('127.0.0.0', 8, 'ipv4');
  list.addAddress('::1', 'ipv6');
  list.addSubnet('::ffff:127.0.0.0', 104, 'ipv6');
  return list;
}

/** 6to4 keeps the IPv4 address right behind its first 16 bits (RFC 3056). */
function in6to4(address: string): string {
  const hex = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
  return `2002:${hex.slice(0, 2).join('')}:${hex.slice(2).join('')}::`;
}
