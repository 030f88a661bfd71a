/** What an admin does with API tokens and kiosk links. Each act is sent once. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  apiTokenCreated,
  apiTokensResponse,
  kioskLinkCreated,
  kioskLinksResponse,
  type ApiTokenInput,
  type KioskLinkInput,
} from '@/lib/domain/api/tokens';
import { postJson } from './fetcher';
import { apiTokensPath, keys, kioskLinksPath } from './queries';

/** Makes a token; its secret is in the answer and nowhere else. */
export function useCreateApiToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: ApiTokenInput) => postJson(apiTokensPath, input, apiTokenCreated),
    onSettled: () => client.invalidateQueries({ queryKey: keys.apiTokens }),
    // The secret must not outlive the panel that shows it.
    gcTime: 0,
  });
}

export function useRevokeApiToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      postJson(`${apiTokensPath}/${encodeURIComponent(id)}/revoke`, {}, apiTokensResponse),
    onSuccess: (answer) => client.setQueryData(keys.apiTokens, answer),
    onSettled: () => client.invalidateQueries({ queryKey: keys.apiTokens }),
  });
}

/** Makes a link; its token is in the answer and nowhere else. */
export function useCreateKioskLink() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: KioskLinkInput) => postJson(kioskLinksPath, input, kioskLinkCreated),
    onSettled: () => client.invalidateQueries({ queryKey: keys.kioskLinks }),
    gcTime: 0,
  });
}

export function useRevokeKioskLink() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      postJson(`${kioskLinksPath}/${encodeURIComponent(id)}/revoke`, {}, kioskLinksResponse),
    onSuccess: (answer) => client.setQueryData(keys.kioskLinks, answer),
    onSettled: () => client.invalidateQueries({ queryKey: keys.kioskLinks }),
  });
}
