import { isValidElement, type ReactElement, type ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { NotAllowed } from '@/components/console/not-allowed';
import { WallClosed } from '@/components/wall/wall-closed';
import { noteAskedAddress } from '@/lib/http/asked-address';
import { ASKERS, makeAskers, type Headers as SentHeaders } from '@/lib/testing/authorisation/askers';
import { expectedAtPage, type Outcome } from '@/lib/testing/authorisation/expected';
import { layoutsAround, pageFiles, type RouteFile } from '@/lib/testing/authorisation/find-routes';
import { paramsOf, serveRuntime } from '@/lib/testing/authorisation/serve';
import { PAGE_TABLE } from '@/lib/testing/authorisation/table';
import { describeOnEachDatabase } from '@/lib/testing/database';

/** The one thing of Next that is ours to give: what the browser sent. */
const visit = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(visit.headers) }));

interface PartProps {
  children: ReactNode;
  params: Promise<Record<string, string | string[]>>;
  searchParams: Promise<Record<string, never>>;
}
type Part = (props: PartProps) => ReactNode | Promise<ReactNode>;

/** Draws a page as Next does: every layout around it, from the outermost, then the page. */
async function open(page: RouteFile): Promise<Outcome | 'failed'> {
  for (const file of [...layoutsAround(page), page.file]) {
    const { default: part }: { default: Part } = await import(/* @vite-ignore */ file);
    const drawn = await draw(part, page.address);
    if (drawn !== 'allowed') return drawn;
  }
  return 'allowed';
}

async function draw(part: Part, address: string): Promise<Outcome | 'failed'> {
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

it('is written down for every page there is, and for no other', () => {
  expect(Object.keys(PAGE_TABLE).toSorted()).toEqual(
    pageFiles()
      .map(({ address }) => address)
      .toSorted(),
  );
});

describeOnEachDatabase('who may open which page', (kind) => {
  it('is as the table says, for each asker', { timeout: 120_000 }, async () => {
    const askers = await makeAskers(await serveRuntime(kind));
    const surprises: string[] = [];
    for (const page of pageFiles()) {
      const rule = PAGE_TABLE[page.address];
      if (rule === undefined) continue;
      for (const asker of ASKERS) {
        come(page.address, askers[asker]);
        const outcome = await open(page);
        const wanted = expectedAtPage(rule, asker);
        if (outcome !== wanted)
          surprises.push(`${page.address} as ${asker}: ${outcome}, not ${String(wanted)}`);
      }
    }
    expect(surprises).toEqual([]);
  });
});
