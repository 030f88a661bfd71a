import { z } from 'zod';
import type { Clock } from '@/lib/domain/clock';
import type { Pace } from './pace';
import { readLimited } from './read-limited';
import { retryAfterMs } from './retry-after';
import { SiteError } from './site-error';
import type { TokenSource } from './token';
import { toTransportError } from './transport-error';

const TIME_LIMIT_MS = 60_000;
const BODY_LIMIT = 64 * 1024 * 1024;

export interface RestSite {
  baseUrl: string;
  tokens: TokenSource;
  fetch(request: Request): Promise<Response>;
  pace: Pace;
  clock: Clock;
}

interface RestAnswer {
  status: number;
  retryAfter: string | null;
  body: Uint8Array | null;
}

/** An error of Fluxx, which it also sends with status 200 (domain.md). */
const errorBody = z.looseObject({ error: z.union([z.string(), z.looseObject({})]) });

/**
 * Reads JSON over REST with the site's token: renewed once after a 401, redirects never followed.
 * @param what names it in sentences: "the list of its alerts"
 * @throws SiteError with a sentence for the screen.
 */
export async function restGet(site: RestSite, path: string, what: string): Promise<unknown> {
  const answer = await authorized(site, path);
  const { status } = answer;
  if (status === 401) {
    throw new SiteError('unauthorized', `The site does not accept our token for ${what}.`);
  }
  if (status === 403) {
    throw new SiteError('refused', `The site does not let our application read ${what} (status 403).`);
  }
  if (status === 429) {
    throw new SiteError('rate-limited', `The site has had too many calls and did not give ${what}.`, {
      retryAfterMs: retryAfterMs(answer.retryAfter, site.clock.now()),
    });
  }
  if (status >= 300 && status <= 399) {
    throw new SiteError(
      'refused',
      `The site redirected us elsewhere instead of giving ${what}; redirects are not followed. Check its address.`,
    );
  }
  if (status !== 200) throw new SiteError('refused', `The site answered ${what} with status ${status}.`);
  return parse(answer.body, what);
}

function parse(body: Uint8Array | null, what: string): unknown {
  if (body === null)
    throw new SiteError('unreadable', `The site's answer for ${what} is too large to be read.`);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(body));
  } catch (cause) {
    throw new SiteError('unreadable', `The site answered ${what} with something that is not JSON.`, {
      cause,
    });
  }
  if (errorBody.safeParse(value).success) {
    throw new SiteError('refused', `The site answered ${what} with an error.`);
  }
  return value;
}

async function authorized(site: RestSite, path: string): Promise<RestAnswer> {
  const token = await site.tokens.current();
  const first = await send(site, path, token);
  if (first.status !== 401 || !site.tokens.renew(token)) return first;
  return send(site, path, await site.tokens.current());
}

async function send(site: RestSite, path: string, token: string): Promise<RestAnswer> {
  await site.pace.beforeRead();
  const signal = AbortSignal.timeout(TIME_LIMIT_MS);
  try {
    const answer = await site.fetch(
      new Request(`${site.baseUrl}${path}`, {
        headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
        redirect: 'manual',
        signal,
      }),
    );
    const retryAfter = answer.headers.get('retry-after');
    return { status: answer.status, retryAfter, body: await readLimited(answer.body, BODY_LIMIT) };
  } catch (error) {
    const cause = toTransportError(error, signal.aborted);
    throw new SiteError('unreachable', cause.message, { cause, code: cause.code });
  }
}
