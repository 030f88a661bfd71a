import { z } from 'zod';
import type { Clock } from '@/lib/domain/clock';
import type { SiteCredentials } from './credentials';
import type { Pace } from './pace';
import { readLimited } from './read-limited';
import { retryAfterMs } from './retry-after';
import { SiteError } from './site-error';
import { toTransportError } from './transport-error';

const TIME_LIMIT_MS = 30_000;
const BODY_LIMIT = 1024 * 1024;
/** A token is renewed this long before the site says it ends, or a tenth of its life before when that is shorter. */
const EARLY_MS = 60_000;
const UNTOLD_LIFE_SECONDS = 7200;

const tokenAnswer = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().optional().catch(undefined),
});

const errorAnswer = z.looseObject({
  error: z.unknown().refine((value) => value !== undefined && value !== null),
});
const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403]);

export interface TokenSource {
  /** What the site is given: the secret or token of the credentials, and the last two tokens it gave itself. */
  secrets(): readonly string[];
  /** Whether `current` has a token without asking the site. */
  isAtHand(): boolean;
  /** The token to send now. @throws SiteError */
  current(): Promise<string>;
  /** Forgets `refused`, which the site would not take, so that `current` fetches another. @returns whether that can help. */
  renew(refused: string): boolean;
}

export interface TokenSite {
  baseUrl: string;
  credentials: SiteCredentials;
  fetch(request: Request): Promise<Response>;
  clock: Clock;
  pace: Pace;
}

/** Keeps one token of a site in memory. Several callers at once share one request to the token endpoint. */
export function makeTokenSource(site: TokenSite): TokenSource {
  const { credentials } = site;
  if (credentials.kind === 'bearer') {
    const { token } = credentials;
    return { secrets: () => [token], isAtHand: () => true, current: async () => token, renew: () => false };
  }
  let kept: { token: string; endsAt: number } | undefined;
  let given: readonly string[] = [];
  let underWay: Promise<string> | undefined;
  const fetchToken = async (): Promise<string> => {
    const answer = await requestToken(site, credentials);
    given = [answer.access_token, ...given.slice(0, 1)];
    const lifeMs = (answer.expires_in ?? UNTOLD_LIFE_SECONDS) * 1000;
    kept = {
      token: answer.access_token,
      endsAt: site.clock.now() + lifeMs - Math.min(EARLY_MS, lifeMs / 10),
    };
    return answer.access_token;
  };
  const alive = (): string | undefined =>
    kept !== undefined && site.clock.now() < kept.endsAt ? kept.token : undefined;
  return {
    secrets: () => [credentials.clientSecret, ...given],
    isAtHand: () => alive() !== undefined,
    async current() {
      const token = alive();
      if (token !== undefined) return token;
      underWay ??= fetchToken().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
    renew(refused) {
      if (kept?.token === refused) kept = undefined;
      return true;
    },
  };
}

async function requestToken(
  site: TokenSite,
  credentials: Extract<SiteCredentials, { kind: 'client' }>,
): Promise<z.infer<typeof tokenAnswer>> {
  await site.pace.countToken();
  const signal = AbortSignal.timeout(TIME_LIMIT_MS);
  const { status, retryAfter, body } = await exchange(site, credentials, signal);
  const value = parseJson(body);
  // Fluxx also sends errors with status 200 (domain.md).
  if (REFUSALS.has(status) || (status === 200 && errorAnswer.safeParse(value).success)) {
    throw new SiteError('unauthorized', 'The site refused the client id and secret it was given.');
  }
  if (status === 429) {
    throw new SiteError('rate-limited', 'The site has had too many calls and gave no token.', {
      retryAfterMs: retryAfterMs(retryAfter, site.clock.now()),
    });
  }
  if (status !== 200)
    throw new SiteError('refused', `The site's token endpoint answered with status ${status}.`);
  const parsed = tokenAnswer.safeParse(value);
  if (!parsed.success)
    throw new SiteError('unreadable', "The site's token endpoint answered without a token.");
  return parsed.data;
}

async function exchange(
  site: TokenSite,
  credentials: Extract<SiteCredentials, { kind: 'client' }>,
  signal: AbortSignal,
): Promise<{ status: number; retryAfter: string | null; body: Uint8Array | null }> {
  try {
    const answer = await site.fetch(
      new Request(`${site.baseUrl}/oauth/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: credentials.clientId,
          client_secret: credentials.clientSecret,
        }).toString(),
        redirect: 'manual',
        signal,
      }),
    );
    const retryAfter = answer.headers.get('retry-after');
    return { status: answer.status, retryAfter, body: await readLimited(answer.body, BODY_LIMIT) };
  } catch (error) {
    const cause = toTransportError(error, signal.aborted);
    throw new SiteError('unreachable', `No token could be fetched. ${cause.message}`, {
      cause,
      code: cause.code,
    });
  }
}

function parseJson(body: Uint8Array | null): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body ?? new Uint8Array()));
  } catch {
    return undefined;
  }
}
