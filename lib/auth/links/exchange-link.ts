import { LINK_PAGES, type LinkKind } from '@/lib/domain/link-paths';
import type { AuthContext } from '../context';
import { linkCookie } from './link-cookie';
import { isLinkSecret } from './link-secret';

/**
 * Answers the address of a link: its secret goes into a cookie, and the browser to a page whose address has none, so that it
 * stays in no history, referrer or picture of the screen. Nothing is read or used up: mail scanners and previews open links too.
 */
export function exchangeLink(
  ctx: Pick<AuthContext, 'secureCookies'>,
  kind: LinkKind,
  opened: string,
): Response {
  const secret = isLinkSecret(kind, opened) ? opened : null;
  const page = LINK_PAGES[kind];
  return new Response(null, {
    status: 303,
    headers: {
      // What a mail program cut off is no secret of ours any more; the page says so.
      Location: secret === null ? `${page}?cut` : page,
      'Set-Cookie': linkCookie(ctx, kind, secret),
    },
  });
}
