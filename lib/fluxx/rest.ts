import { z } from 'zod';
import { restGet, type RestSite } from './rest-get';
import { SiteError } from './site-error';

const PER_PAGE = 500;
/** No site has half a million alerts; a site that always promises another page is not followed for ever. */
const MOST_PAGES = 1000;
const WHAT = 'the list of its alerts';

/** An alert as REST gives it: the columns asked for, null ones left out. */
export type AlertRow = Readonly<Record<string, unknown>>;

export interface AlertQuery {
  /** All there are when left out; a site may not know a column we ask for. */
  columns?: readonly string[];
  /** Equality only: no other operator is known to work on a real site's `alert` model. */
  where?: Readonly<Record<string, string>>;
}

const page = z.looseObject({ records: z.unknown() });
const pageNumbers = z.looseObject({
  total_pages: z.coerce.number().int().nonnegative().optional().catch(undefined),
});
const told = z.looseObject({ changes: z.object({ partial: z.boolean(), next: z.string() }) });
const row = z.looseObject({});
const rows = z.array(z.unknown());

/**
 * The API alerts of a site, over as many pages as it takes. Reads only. Where a site does not say how many pages there are,
 * the next one is asked for until one brings nothing new.
 * @throws SiteError with a sentence for the screen.
 */
export async function listAlerts(site: RestSite, query: AlertQuery): Promise<AlertRow[]> {
  return listPages(site, query, await restGet(site, pathOf(query, 1), WHAT));
}

/** What a site told of its alerts. */
export interface AlertChanges {
  rows: AlertRow[];
  /** All alerts are told; else only those that may have changed, and the others are as they were. */
  isWhole: boolean;
  /** What to ask with the next time; null when the site does not know such questions. */
  next: string | null;
}

/**
 * The same, and where a site can tell it only those that may have changed since it was asked last (docs/built-in-site.md). A site that
 * does not know the question tells all of them.
 * @param since what it told the last time as `next`; null for the first time.
 * @throws SiteError with a sentence for the screen.
 */
export async function listAlertChanges(
  site: RestSite,
  columns: readonly string[],
  since: string | null,
): Promise<AlertChanges> {
  const path = `${pathOf({ columns }, 1)}&changed_since=${encodeURIComponent(since ?? 'never')}`;
  const answer = await restGet(site, path, WHAT);
  const changes = told.safeParse(answer).data?.changes;
  if (changes?.partial === true) return { rows: rowsOf(answer), isWhole: false, next: changes.next };
  return { rows: await listPages(site, { columns }, answer), isWhole: true, next: changes?.next ?? null };
}

async function listPages(site: RestSite, query: AlertQuery, first: unknown): Promise<AlertRow[]> {
  const all: AlertRow[] = [];
  const seen = new Set<string>();
  for (let number = 1; number <= MOST_PAGES; number += 1) {
    const answer = number === 1 ? first : await restGet(site, pathOf(query, number), WHAT);
    const fresh = rowsOf(answer).filter((one) => isNew(seen, one));
    all.push(...fresh);
    const total = pageNumbers.safeParse(answer).data?.total_pages;
    if (total === undefined ? fresh.length === 0 : number >= total) break;
  }
  return all;
}

function pathOf({ columns, where }: AlertQuery, number: number): string {
  const search = new URLSearchParams();
  if (columns !== undefined) search.set('cols', JSON.stringify(columns));
  const conditions = Object.entries(where ?? {}).map(([field, value]) => [field, 'eq', value]);
  if (conditions.length > 0) search.set('filter', JSON.stringify({ group_type: 'and', conditions }));
  search.set('page', String(number));
  search.set('per_page', String(PER_PAGE));
  return `/api/rest/v2/alert?${search.toString()}`;
}

/** `records.alert`; a site without any may leave it out, or `records` itself be empty. */
function rowsOf(answer: unknown): AlertRow[] {
  const parsed = page.safeParse(answer);
  if (!parsed.success) throw unreadable();
  const { records } = parsed.data;
  if (records === null || records === undefined) return [];
  const list = rows.safeParse(
    Array.isArray(records) ? records : (row.safeParse(records).data?.['alert'] ?? []),
  );
  if (!list.success) throw unreadable();
  return list.data.filter(isRow);
}

/** By itself and not by a schema, which would copy each of thousands. */
function isRow(one: unknown): one is AlertRow {
  return typeof one === 'object' && one !== null && !Array.isArray(one);
}

/** A site that answers the same page again and again brings nothing new. */
function isNew(seen: Set<string>, one: AlertRow): boolean {
  const key = JSON.stringify(one);
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function unreadable(): SiteError {
  return new SiteError(
    'unreadable',
    'The site answered the list of its alerts in a shape that cannot be read. Is this the address of a Fluxx site?',
  );
}
