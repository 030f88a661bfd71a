/** The tokens of integrations that poll through the console. Each act is sent once. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  gatewayTokenCreated,
  gatewayTokensResponse,
  type GatewayTokenInput,
} from '@/lib/domain/api/gateway-tokens';
import { postJson } from './fetcher';
import { gatewayTokensPath, keys } from './queries';

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
