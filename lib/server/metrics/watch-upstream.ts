import type { Fetch } from '@/lib/console/context';
import type { Metrics } from './metrics';

const OPERATIONS = [
  ['process', /\/poll\/client\/[^/]+\/uuid\/queue\//],
  ['finish', /\/poll\/client\/[^/]+\/uuid\/queue_finished\//],
  ['token', /\/oauth\/token$/],
  ['rest', /\/api\/rest\//],
] as const;

type SiteKind = 'built-in' | 'remote';

/** How a site is reached by its kind, with every request counted and timed. */
export function watchedFetches(
  metrics: Metrics,
  fetches: Readonly<Record<SiteKind, Fetch>>,
): (kind: SiteKind) => Fetch {
  const watched = {
    'built-in': watch(metrics, 'built-in', fetches['built-in']),
    remote: watch(metrics, 'remote', fetches.remote),
  };
  return (kind) => watched[kind];
}

function watch(metrics: Metrics, siteKind: SiteKind, fetch: Fetch): Fetch {
  return async (request) => {
    const operation = operationOf(request.url);
    const stop = metrics.upstreamSeconds.startTimer({ site_kind: siteKind, operation });
    const note = (outcome: string) => {
      stop();
      metrics.upstreamRequests.inc({ site_kind: siteKind, operation, outcome });
    };
    try {
      const response = await fetch(request);
      note(`${Math.floor(response.status / 100)}xx`);
      return response;
    } catch (error) {
      note('error');
      throw error;
    }
  };
}

function operationOf(url: string): string {
  const path = new URL(url).pathname;
  return OPERATIONS.find(([, pattern]) => pattern.test(path))?.[0] ?? 'other';
}
