import { z } from 'zod';
import { readLimited } from './read-limited';
import { SiteError } from './site-error';
import type { TokenSource } from './token';
import { toTransportError } from './transport-error';

const TIME_LIMIT_MS = 60_000;
const BODY_LIMIT = 64 * 1024 * 1024;
const PER_PAGE = 500;
/** No site has half a million alerts; a site that always promises another page is not followed for ever. */
const MOST_PAGES = 1000;

const page = z.looseObject({
  records: z.looseObject({ alert: z.array(z.looseObject({})).optional().default([]) }),
  total_pages: z.coerce.number().int().nonnegative().optional(),
});

export interface RestSite {
  baseUrl: string;
  tokens: TokenSource;
  fetch(request: Request): Promise<Response>;
}

/** An alert as REST gives it: the columns asked for, null ones left out. */
export type AlertRow = Readonly<Record<string, unknown>>;

/**
 * Every API alert of a site with the columns asked for, over as many pages as it takes. Reads only.
 * @throws SiteError with a sentence for the screen.
 */
export async function listAlerts(site: RestSite, columns: readonly string[]): Promise<AlertRow[]> {
  const rows: AlertRow[] = [];
  for (let number = 1; number <= MOST_PAGES; number += 1) {
    const query = new URLSearchParams({
      cols: JSON.stringify(columns),
      page: String(number),
      per_page: String(PER_PAGE),
    });
    const parsed = page.safeParse(await readJson(site, `/api/rest/v2/alert?${query.toString()}`));
    if (!parsed.success) {
      throw new SiteError(
        'unreadable',
        'The site answered the list of its alerts in a shape that cannot be read.',
      );
    }
    rows.push(...parsed.data.records.alert);
    if (number >= (parsed.data.total_pages ?? 1)) break;
  }
  return rows;
}

async function readJson(site: RestSite, path: string): Promise<unknown> {
  const signal = AbortSignal.timeout(TIME_LIMIT_MS);
  const { status, body } = await get(site, path, signal);
  if (status === 401) throw new SiteError('unauthorized', 'The site does not accept our token.');
  if (status !== 200) {
    throw new SiteError('refused', `The site answered the list of its alerts with status ${status}.`);
  }
  try {
    return JSON.parse(new TextDecoder().decode(body ?? new Uint8Array()));
  } catch (cause) {
    throw new SiteError(
      'unreadable',
      'The site answered the list of its alerts with something that is not JSON.',
      cause,
    );
  }
}

interface RestAnswer {
  status: number;
  body: Uint8Array | null;
}

async function get(site: RestSite, path: string, signal: AbortSignal): Promise<RestAnswer> {
  const token = await site.tokens.current();
  const first = await send(site, path, token, signal);
  if (first.status !== 401 || !site.tokens.renew(token)) return first;
  return send(site, path, await site.tokens.current(), signal);
}

async function send(site: RestSite, path: string, token: string, signal: AbortSignal): Promise<RestAnswer> {
  try {
    const answer = await site.fetch(
      new Request(`${site.baseUrl}${path}`, {
        headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
        redirect: 'manual',
        signal,
      }),
    );
    return { status: answer.status, body: await readLimited(answer.body, BODY_LIMIT) };
  } catch (error) {
    const cause = toTransportError(error, signal.aborted);
    throw new SiteError('unreachable', cause.message, cause);
  }
}
