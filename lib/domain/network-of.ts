/**
 * What a network address is counted under in limits. Whoever has one IPv6 address has the whole /64 around it, so that counts as one;
 * an IPv4 address counts by itself, also where it is written as an IPv6 one.
 */
export function networkOf(address: string): string {
  const url = `http://[${address.split('%', 1)[0] ?? ''}]`;
  if (!address.includes(':') || !URL.canParse(url)) return address;
  // The one short form of the address; `::` stands for as many zeros as are missing.
  const [before = '', after] = new URL(url).hostname.slice(1, -1).split('::');
  const [head, tail] = [groupsOf(before), groupsOf(after ?? '')];
  const zeros: number[] = Array.from({ length: 8 - head.length - tail.length }, () => 0);
  const groups = [...head, ...zeros, ...tail];
  const [high = 0, low = 0] = groups.slice(6);
  if (isMapped(groups)) return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}

function groupsOf(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}

/** `::ffff:192.0.2.1` */
function isMapped(groups: readonly number[]): boolean {
  return groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xff_ff;
}
