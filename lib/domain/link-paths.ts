/** What a link is for: an account that is to be, or a new password of one that is. */
export type LinkKind = 'invitation' | 'reset';

/** Why a link opens nothing: this browser holds none, it is none of ours, or what became of it. */
export type LinkFault = 'missing' | 'wrong' | 'used' | 'expired' | 'revoked';

/** The page each opens; the link itself has a secret after it. */
export const LINK_PAGES = { invitation: '/invite', reset: '/reset' } as const satisfies Record<
  LinkKind,
  string
>;

/** Where the board of a kiosk link is shown. */
const WALL_PAGE = '/wall';

const WITH_SECRET = new RegExp(`^(${[...Object.values(LINK_PAGES), WALL_PAGE].join('|')})/.+`);

/** How what lets somebody in begins; no address of ours does. */
const SECRET = /(?<=\/)(?:fac|fxa|fxk|whsec)_[^/]*/gi;

/**
 * The path of an address as it may be written down: without the secret of a link, and without a token that somebody has pasted where
 * none belongs.
 */
export function loggedPath(url: string): string {
  return pathWithoutSecret(new URL(url).pathname);
}

/** The same for a path alone. */
export function pathWithoutSecret(path: string): string {
  return path.replace(WITH_SECRET, '$1/…').replace(SECRET, '…');
}
