/** What an admin does with sites and their queues. Each act is sent once. */
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type {
  AcceptInput,
  QueueSettingsInput,
  SiteChangeInput,
  SiteInput,
  TestInput,
} from '@/lib/domain/api/site-inputs';
import {
  discoveryResponse,
  queueSettingsResponse,
  siteResponse,
  testResponse,
  trackResponse,
} from '@/lib/domain/api/sites';
import { refreshAll } from './acts';
import { postJson } from './fetcher';
import { queuePath } from './queries';
import { siteKeys, sitePath, sitesPath } from './queries/sites';

function refreshSites(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: siteKeys.all });
  refreshAll(client);
}

/** Reads only, and stores nothing. What was typed is not kept here either. */
export function useTestSite() {
  return useMutation({
    mutationFn: (input: TestInput) => postJson(`${sitesPath}/test`, input, testResponse),
    gcTime: 0,
  });
}

/** Connects a site, or changes the one that is named. */
export function useSaveSite(id: string | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: SiteInput | SiteChangeInput) =>
      postJson(id === null ? sitesPath : sitePath(id), input, siteResponse),
    onSettled: () => refreshSites(client),
    // The secret that was sent must not stay in the page.
    gcTime: 0,
  });
}

export function useRemoveSite(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => postJson(`${sitePath(id)}/remove`, {}, siteResponse),
    onSettled: () => refreshSites(client),
  });
}

/** Reads a site's alerts now. */
export function useReadSite(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => postJson(`${sitePath(id)}/read`, {}, discoveryResponse),
    onSuccess: (answer) => client.setQueryData(siteKeys.alerts(id), answer),
    onSettled: () => refreshSites(client),
  });
}

export function useAcceptChanges(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: AcceptInput) => postJson(`${sitePath(id)}/queues`, input, trackResponse),
    onSuccess: (answer) => client.setQueryData(siteKeys.alerts(id), answer.discovery),
    onSettled: () => refreshSites(client),
  });
}

export function usePasteQueues(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => postJson(`${sitePath(id)}/paste`, { text }, trackResponse),
    onSuccess: (answer) => client.setQueryData(siteKeys.alerts(id), answer.discovery),
    onSettled: () => refreshSites(client),
  });
}

export function useQueueSettings(queueId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: QueueSettingsInput) =>
      postJson(`${queuePath(queueId)}/settings`, input, queueSettingsResponse),
    onSuccess: (answer) => client.setQueryData(siteKeys.queueSettings(queueId), answer),
    onSettled: () => refreshAll(client),
  });
}
