/** Keys and queries of sites and what is set about their queues. */
import { discoveryResponse, queueSettingsResponse, sitesResponse } from '@/lib/domain/api/sites';
import { getJson } from '../fetcher';
import { API, queuePath } from '../queries';

interface Asked {
  signal: AbortSignal;
}

export const sitesPath = `${API}/sites`;
export const sitePath = (id: string) => `${sitesPath}/${encodeURIComponent(id)}`;

export const siteKeys = {
  all: ['sites'],
  list: ['sites', 'list'],
  alerts: (id: string) => ['sites', 'alerts', id],
  queueSettings: (id: string) => ['queue', id, 'settings'],
} as const;

const EVERY = 10_000;

export const siteQueries = {
  list: () => ({
    queryKey: siteKeys.list,
    queryFn: ({ signal }: Asked) => getJson(sitesPath, sitesResponse, signal),
    every: EVERY,
  }),
  /** What the site listed when it was last read; asking for it calls nothing. */
  alerts: (id: string) => ({
    queryKey: siteKeys.alerts(id),
    queryFn: ({ signal }: Asked) => getJson(`${sitePath(id)}/alerts`, discoveryResponse, signal),
    every: EVERY,
  }),
  queueSettings: (id: string) => ({
    queryKey: siteKeys.queueSettings(id),
    queryFn: ({ signal }: Asked) => getJson(`${queuePath(id)}/settings`, queueSettingsResponse, signal),
  }),
};
