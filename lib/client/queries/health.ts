/** Keys and queries of health, incidents and notifications. */
import {
  deliveriesResponse,
  healthSettingsResponse,
  incidentsResponse,
  notificationsResponse,
  queueHealthResponse,
} from '../answers';
import { getJson } from '../fetcher';
import { API, queuePath } from '../queries';

interface Asked {
  signal: AbortSignal;
}

export const healthSettingsPath = `${API}/health/settings`;
export const notificationsPath = `${API}/notifications`;
export const channelPath = (id: string) => `${notificationsPath}/channels/${encodeURIComponent(id)}`;
export const rulePath = (id: string) => `${notificationsPath}/rules/${encodeURIComponent(id)}`;
export const incidentPath = (id: string) => `${API}/incidents/${encodeURIComponent(id)}`;

export const healthKeys = {
  settings: ['settings', 'health'],
  queue: (id: string) => ['queue', id, 'health'],
  incidents: (id: string) => ['queue', id, 'incidents'],
  notifications: ['notifications'],
  deliveries: ['notifications', 'deliveries'],
  deliveriesOf: (channel: string, before: string) => ['notifications', 'deliveries', channel, before],
} as const;

const EVERY = 5_000;

export const healthQueries = {
  settings: () => ({
    queryKey: healthKeys.settings,
    queryFn: ({ signal }: Asked) => getJson(healthSettingsPath, healthSettingsResponse, signal),
  }),
  queue: (id: string) => ({
    queryKey: healthKeys.queue(id),
    queryFn: ({ signal }: Asked) => getJson(`${queuePath(id)}/health`, queueHealthResponse, signal),
  }),
  incidents: (id: string) => ({
    queryKey: healthKeys.incidents(id),
    queryFn: ({ signal }: Asked) => getJson(`${queuePath(id)}/incidents`, incidentsResponse, signal),
    every: EVERY,
  }),
  notifications: () => ({
    queryKey: healthKeys.notifications,
    queryFn: ({ signal }: Asked) => getJson(notificationsPath, notificationsResponse, signal),
    every: EVERY,
  }),
  /** Of one channel, or of all when it is empty; the newest, or those before one. */
  deliveries: (channel: string, before: string) => ({
    queryKey: healthKeys.deliveriesOf(channel, before),
    queryFn: ({ signal }: Asked) =>
      getJson(`${notificationsPath}/deliveries${searchOf({ channel, before })}`, deliveriesResponse, signal),
    every: EVERY,
  }),
};

function searchOf(wanted: Readonly<Record<string, string>>): string {
  const given = Object.entries(wanted).filter(([, value]) => value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
