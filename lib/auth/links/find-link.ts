import { findLinkByHash } from '@/lib/db/queries/account-link/find-link-by-hash';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';
import type { LinkFault, LinkKind } from '@/lib/domain/link-paths';
import type { AuthContext } from '../context';
import { hashSecret } from '@/lib/db/token-secret';

type Found = { fault: LinkFault } | { fault: null; link: Row<'account_link'> };

/** The link of a secret, or why it opens nothing. Looking uses nothing up. */
export async function findLinkOf(ctx: AuthContext, kind: LinkKind, secret: string | null): Promise<Found> {
  if (secret === null) return { fault: 'missing' };
  const link = await findLinkByHash(ctx.database.kysely, kind, hashSecret(secret));
  if (link === undefined) return { fault: 'wrong' };
  const fault = faultOf(link, ctx.clock.now());
  return fault === null ? { fault, link } : { fault };
}

/** The same for whoever is about to use it. @throws AppError `forbidden` in the words of the fault. */
export async function requireLink(
  ctx: AuthContext,
  kind: LinkKind,
  secret: string | null,
): Promise<Row<'account_link'>> {
  const found = await findLinkOf(ctx, kind, secret);
  if (found.fault !== null) throw linkRefused(found.fault);
  return found.link;
}

/** A link opens nothing. */
export function linkRefused(fault: LinkFault): AppError {
  return new AppError('forbidden', `${REFUSALS[fault]} Nothing was changed: ask an admin for a new one.`);
}

const REFUSALS: Readonly<Record<LinkFault, string>> = {
  missing: 'The link was opened too long ago, or in another browser. Open it again.',
  wrong: 'This link is not one of this console.',
  used: 'This link has been used already.',
  expired: 'The time of this link is over.',
  revoked: 'This link was taken back.',
};

function faultOf(link: Row<'account_link'>, now: number): LinkFault | null {
  if (link.used_at !== null) return 'used';
  if (link.revoked_at !== null) return 'revoked';
  return link.expires_at <= now ? 'expired' : null;
}
