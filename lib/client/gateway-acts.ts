/** What a person does for integrations that poll through the console. Each act is sent once. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  gatewayTokenCreated,
  gatewayTokensResponse,
  type GatewayTokenInput,
} from '@/lib/domain/api/gateway-tokens';
import type { RecoverInput } from '@/lib/domain/api/recover';
import { jobResponse } from '@/lib/domain/api/views';
import { refreshAll } from './acts';
import { postJson } from './fetcher';
import { gatewayTokensPath, jobPath, keys, queuePath } from './queries';

/** Makes a token; its secret is in the answer and nowhere else. */
export function useCreateGatewayToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: GatewayTokenInput) => postJson(gatewayTokensPath, input, gatewayTokenCreated),
    onSettled: () => client.invalidateQueries({ queryKey: keys.gatewayTokens }),
    // The secret must not outlive the dialog that shows it.
    gcTime: 0,
  });
}

export function useRevokeGatewayToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      postJson(`${gatewayTokensPath}/${encodeURIComponent(id)}/revoke`, {}, gatewayTokensResponse),
    onSuccess: (answer) => client.setQueryData(keys.gatewayTokens, answer),
    onSettled: () => client.invalidateQueries({ queryKey: keys.gatewayTokens }),
  });
}

/** Marks a job for the integration, or takes that back. */
export function useHandOver(jobId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (handedOver: boolean) => postJson(`${jobPath(jobId)}/hand-over`, { handedOver }, jobResponse),
    onSuccess: (answer) => client.setQueryData(keys.job(jobId), answer),
    onSettled: () => refreshAll(client),
  });
}

/** Opens a job by its UUID. */
export function useRecover(queueId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RecoverInput) => postJson(`${queuePath(queueId)}/recover`, input, jobResponse),
    onSettled: () => refreshAll(client),
  });
}
