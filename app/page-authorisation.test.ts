import { isValidElement, type ReactElement, type ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { NotAllowed } from '@/components/console/not-allowed';
import { WallClosed } from '@/components/wall/wall-closed';
import { noteAskedAddress } from '@/lib/http/asked-address';
import { ASKERS, makeAskers, type Headers as SentHeaders } from '@/lib/testing/authorisation/askers';
import { expectedAtPage, type Outcome, type PageRule } from '@/lib/testing/authorisation/expected';
import {
  layoutFiles,
  layoutsAround,
  pageFiles,
  type RouteFile,
} from '@/lib/testing/authorisation/find-routes';
import { paramsOf, serveRuntime } from '@/lib/testing/authorisation/serve';
import { LAYOUT_TABLE, PAGE_TABLE } from '@/lib/testing/authorisation/table';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';

/** The one thing of Next that is ours to give: what the browser sent. */
const visit = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(visit.headers) }));

interface PartProps {
  children: ReactNode;
  params: Promise<Record<string, string | string[]>>;
  searchParams: Promise<Record<string, never>>;
}
type Part = (props: PartProps) => ReactNode | Promise<ReactNode>;

/** Draws a page or a layout alone, with nothing around it that could refuse in its place: Next gives a page without its layouts, too. */
async function open({ file, address }: RouteFile): Promise<Outcome | 'failed'> {
  const { default: part }: { default: Part } = await import(/* @vite-ignore */ file);
  const params = Promise.resolve(paramsOf(address));
  try {
    const drawn = await part({ children: null, params, searchParams: Promise.resolve({}) });
    if (shows(drawn, NotAllowed)) return 403;
    return shows(drawn, WallClosed) ? 401 : 'allowed';
  } catch (thrown) {
    return outcomeOfThrown(thrown);
  }
}

/** Next's redirects and its "not found" are thrown. */
function outcomeOfThrown(thrown: unknown): Outcome | 'failed' {
  const digest = thrown instanceof Error && 'digest' in thrown ? String(thrown.digest) : '';
  if (/^NEXT_REDIRECT;\w+;\/sign-in\?callbackUrl=/.test(digest)) return 401;
  return /^NEXT_(?:REDIRECT|HTTP_ERROR_FALLBACK;404)/.test(digest) ? 'allowed' : 'failed';
}

function shows(drawn: ReactNode, what: unknown): boolean {
  return isValidElement(drawn) && (drawn as ReactElement).type === what;
}

function come(address: string, sent: SentHeaders): void {
  // With a query, so that the way back from signing in is told even for the first page.
  const request = { url: `${address}?from=here`, headers: { ...sent } };
  noteAskedAddress(request);
  visit.headers = new Headers(request.headers);
}

type Table = Readonly<Record<string, PageRule>>;

/** Opens each for each asker, and tells where what comes is not as the table says. */
async function surprises(kind: DatabaseKind, files: readonly RouteFile[], table: Table): Promise<string[]> {
  const askers = await makeAskers(await serveRuntime(kind));
  const found: string[] = [];
  for (const one of files) {
    const rule = table[one.address];
    if (rule === undefined) continue;
    for (const asker of ASKERS) {
      come(one.address, askers[asker]);
      const outcome = await open(one);
      const wanted = expectedAtPage(rule, asker);
      if (outcome !== wanted) found.push(`${one.address} as ${asker}: ${outcome}, not ${String(wanted)}`);
    }
  }
  return found;
}

it('is written down for every page and every layout there is, and for no other', () => {
  const addresses = (files: readonly RouteFile[]) => files.map(({ address }) => address).toSorted();
  expect(Object.keys(PAGE_TABLE).toSorted()).toEqual(addresses(pageFiles()));
  expect(Object.keys(LAYOUT_TABLE).toSorted()).toEqual(addresses(layoutFiles()));
});

it('is refused by no layout that stands around a page to whom the page is open', () => {
  const layouts = layoutFiles();
  const stricter = pageFiles().flatMap((page) =>
    layoutsAround(page, layouts)
      .filter(({ address }) =>
        ASKERS.some(
          (asker) =>
            expectedAtPage(PAGE_TABLE[page.address] ?? 'open', asker) === 'allowed' &&
            expectedAtPage(LAYOUT_TABLE[address] ?? 'open', asker) !== 'allowed',
        ),
      )
      .map(({ address }) => `${address} around ${page.address}`),
  );
  expect(stricter).toEqual([]);
});

describeOnEachDatabase('who may open which page', (kind) => {
  it('is as the table says, for each asker at each page alone', { timeout: 120_000 }, async () => {
    expect(await surprises(kind, pageFiles(), PAGE_TABLE)).toEqual([]);
  });

  it('is as the table says, for each asker at each layout alone', { timeout: 120_000 }, async () => {
    expect(await surprises(kind, layoutFiles(), LAYOUT_TABLE)).toEqual([]);
  });
});
