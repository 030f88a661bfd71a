import { makeSecret } from '@/lib/db/token-secret';
import { LINK_PAGES, type LinkKind } from '@/lib/domain/link-paths';
import type { AuthContext } from '../context';

const PREFIX = { invitation: 'fac_inv_', reset: 'fac_pwr_' } as const;

/** Makes the secret of a link: a prefix that people and secret scanners recognise, and 256 bits of chance. */
export function makeLinkSecret(kind: LinkKind): { secret: string; hash: string } {
  const { secret, hash } = makeSecret(PREFIX[kind]);
  return { secret, hash };
}

/** Whether a text could be the secret of such a link. */
export function isLinkSecret(kind: LinkKind, text: string): boolean {
  return text.startsWith(PREFIX[kind]) && /^[\w-]{51}$/.test(text);
}

/**
 * The whole link. Its host is the one this console is set to be opened at, never one that a request named: else whoever
 * asks for a link could have it lead to a host of theirs.
 */
export function linkAddress(ctx: Pick<AuthContext, 'origins'>, kind: LinkKind, secret: string): string {
  return `${ctx.origins[0] ?? ''}${LINK_PAGES[kind]}/${secret}`;
}
