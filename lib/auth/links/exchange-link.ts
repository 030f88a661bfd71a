import type { AuthContext } from '../context';
import { linkCookie } from './link-cookie';
import { isLinkSecret, type LinkKind } from './link-secret';

/**
 * Answers the address of a link: its secret goes into a cookie, and the browser to a page whose address has none, so that it
 * stays in no history, referrer or picture of the screen. Nothing is read or used up: mail scanners and previews open links too.
 */
export function exchangeLink(
  ctx: AuthContext,
  kind: LinkKind,
  link: { secret: string; page: '/invite' | '/reset' },
): Response {
  const secret = isLinkSecret(kind, link.secret) ? link.secret : null;
  return new Response(null, {
    status: 303,
    headers: {
      // What a mail program cut off is no secret of ours any more; the page says so.
      Location: secret === null ? `${link.page}?cut` : link.page,
      'Set-Cookie': linkCookie(ctx, kind, secret),
      'Referrer-Policy': 'no-referrer',
    },
  });
}
