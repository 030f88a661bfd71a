import { pathWithoutSecret } from './link-paths';

/** Segments that name one thing among many. */
const ID = /^(?:\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
/** What an address of ours is made of. */
const WORD = /^[A-Za-z][\w.-]{0,47}$/;
const LONGEST = 200;

/**
 * The path of an address as the log tells it: `/queues/:id`. Which queue or record it was is not in it, no secret of a link, and
 * nothing of what somebody made up; what follows a question mark has been left out before.
 */
export function pathPattern(path: string): string {
  const segments = pathWithoutSecret(path)
    .split('/')
    .map((segment) =>
      segment === '' || segment === '…' || WORD.test(segment) ? segment : ID.test(segment) ? ':id' : ':other',
    );
  return segments.join('/').slice(0, LONGEST);
}

const AREAS = [
  ['poll', /^\/poll(?:\/|$)/],
  ['oauth', /^\/oauth(?:\/|$)/],
  ['rest', /^\/api\/rest(?:\/|$)/],
  ['console-api', /^\/api\/console(?:\/|$)/],
  ['wall-api', /^\/api\/wall(?:\/|$)/],
  ['sign-in', /^\/api\/auth(?:\/|$)/],
  ['static', /^\/_next(?:\/|$)/],
  ['probe', /^\/(?:healthz|readyz|metrics)$/],
] as const;

/** Which part of the program answers an address: few words, whatever is asked for. */
export function areaOf(path: string): string {
  return AREAS.find(([, pattern]) => pattern.test(path))?.[0] ?? 'page';
}
