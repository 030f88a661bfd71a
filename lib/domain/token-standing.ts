export type WrongToken = 'unknown' | 'revoked' | 'expired';

/** What decides whether a token is live, as it is stored; epoch milliseconds. */
interface Standing {
  revoked_at: number | null;
  expires_at: number | null;
}

/** Why a token may not be used now; null when it may. */
export function whyWrong(token: Standing | undefined, now: number): WrongToken | null {
  if (token === undefined) return 'unknown';
  if (token.revoked_at !== null) return 'revoked';
  return token.expires_at !== null && token.expires_at <= now ? 'expired' : null;
}

/** The same in words. @param what such a token is called, as `gateway token` */
export function wrongTokenWords(why: WrongToken, what: string): string {
  return WORDS[why](what);
}

const WORDS: Readonly<Record<WrongToken, (what: string) => string>> = {
  unknown: (what) =>
    `This ${what} is not known here. Nothing was changed: look whether all of it was copied, or ask an admin of the console for another.`,
  revoked: (what) =>
    `This ${what} was revoked. Nothing was changed: ask an admin of the console for another.`,
  expired: (what) =>
    `The time of this ${what} is over. Nothing was changed: ask an admin of the console for another.`,
};
