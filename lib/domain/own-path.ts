/** Stands for whatever origin the console is reached at; a path that leaves it is not ours. */
const SELF = 'http://self.invalid';

/** Pages nobody wants to come back to after signing in, and addresses that are no pages. */
const NOT_A_DESTINATION = /^\/(sign-in|setup|invite|reset|forgot|api)(\/|$)/;

/**
 * The path of the console that a text names, for "go there after signing in"; `/` for anything else.
 * A text from outside decides where a browser goes, so only a path of this origin is let through: no other host, no
 * `//host`, no `\host`, no other scheme.
 */
export function ownPath(text: string | null | undefined): string {
  if (text === null || text === undefined || !text.startsWith('/')) return '/';
  if (!URL.canParse(text, SELF)) return '/';
  const url = new URL(text, SELF);
  if (url.origin !== SELF || url.pathname.startsWith('//') || NOT_A_DESTINATION.test(url.pathname))
    return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}
