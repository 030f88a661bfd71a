import type { LookupAddress } from 'node:dns';
import { lookup as lookUpInDns } from 'node:dns/promises';
import { isIP } from 'node:net';
import { callbackify } from 'node:util';
import { buildConnector } from 'undici';
import type { AddressPolicy } from '@/lib/domain/outbound-url';
import { isForbiddenAddress, isLoopbackAddress } from './judge-address';

/** Gives every address of a name. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

export interface GuardOptions extends AddressPolicy {
  timeoutMs: number;
  /** The system's resolver unless told. */
  resolve?: Resolve;
}

/** The address is one the console never calls. `code` fits where the codes of the system's own errors are read. */
export class AddressRefusedError extends Error {
  override readonly name = 'AddressRefusedError';

  constructor(readonly code: 'ADDRESS_FORBIDDEN' | 'ADDRESS_NEEDS_HTTPS') {
    super(`Refused to connect: ${code}`);
  }
}

/**
 * Connects for undici, and only to addresses that may be called: link-local, metadata, unspecified and multicast ones are
 * refused after the name was looked up, and plain http reaches this machine only (unless allowed). The address judged is the
 * address connected to, because the look-up happens inside the connection: a name that changes its mind gains nothing.
 */
export function makeGuardedConnector(options: GuardOptions): buildConnector.connector {
  const resolve = options.resolve ?? ((hostname) => lookUpInDns(hostname, { all: true }));
  const anywhere = connectorTo(options.timeoutMs, resolve, (address) => refusalOf(address, false));
  const loopbackOnly = connectorTo(options.timeoutMs, resolve, (address) => refusalOf(address, true));
  return (target, callback) => {
    const mustBeLoopback = target.protocol === 'http:' && !options.allowHttp;
    // An address that is written out is never looked up, so it is judged here.
    const host = target.hostname.replace(/^\[|\]$/g, '');
    const refusal = isIP(host) === 0 ? null : refusalOf(host, mustBeLoopback);
    if (refusal !== null) callback(refusal, null);
    else (mustBeLoopback ? loopbackOnly : anywhere)(target, callback);
  };
}

type Judge = (address: string) => AddressRefusedError | null;

function refusalOf(address: string, mustBeLoopback: boolean): AddressRefusedError | null {
  if (isForbiddenAddress(address)) return new AddressRefusedError('ADDRESS_FORBIDDEN');
  if (mustBeLoopback && !isLoopbackAddress(address)) return new AddressRefusedError('ADDRESS_NEEDS_HTTPS');
  return null;
}

function connectorTo(timeoutMs: number, resolve: Resolve, judge: Judge): buildConnector.connector {
  const lookUp = callbackify(async (hostname: string) => allowedOf(await resolve(hostname), judge));
  return buildConnector({
    timeout: timeoutMs,
    lookup: (hostname, { all }, callback) => {
      lookUp(hostname, (error, found) => {
        if (error !== null) callback(error, '');
        else if (all === true) callback(null, [found.first, ...found.others]);
        else callback(null, found.first.address, found.first.family);
      });
    },
  });
}

interface Found {
  first: LookupAddress;
  others: LookupAddress[];
}

/** @throws AddressRefusedError when none of them may be called */
function allowedOf(found: readonly LookupAddress[], judge: Judge): Found {
  const [first, ...others] = found.filter(({ address }) => judge(address) === null);
  if (first !== undefined) return { first, others };
  const [refused] = found;
  const refusal = refused === undefined ? null : judge(refused.address);
  throw refusal ?? Object.assign(new Error('The name has no address'), { code: 'ENOTFOUND' });
}
