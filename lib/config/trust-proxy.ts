import { BlockList, isIP } from 'node:net';

/** Whether the word of a proxy counts: it has this address, and stands so many steps from this process (0 is the nearest). */
export type TrustProxy = (address: string, step: number) => boolean;

const MOST_PROXIES = 10;

/**
 * Reads `TRUST_PROXY`: how many proxies stand in front, or their addresses and networks, parted by commas.
 * @returns undefined when it is neither.
 */
export function parseTrustProxy(text: string): TrustProxy | undefined {
  if (/^\d+$/.test(text)) {
    const proxies = Number(text);
    return proxies <= MOST_PROXIES ? (_address, step) => step < proxies : undefined;
  }
  const list = new BlockList();
  const entries = text.split(',').map((entry) => entry.trim());
  if (!entries.every((entry) => addEntry(list, entry))) return undefined;
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address));
}

/** No proxy's word counts. */
export const trustNobody: TrustProxy = () => false;

function addEntry(list: BlockList, entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/');
  if (isIP(address) === 0 || rest.length > 0) return false;
  if (bits === undefined) list.addAddress(address, familyOf(address));
  else if (!/^\d{1,3}$/.test(bits) || Number(bits) > (isIP(address) === 4 ? 32 : 128)) return false;
  else list.addSubnet(address, Number(bits), familyOf(address));
  return true;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6';
}
