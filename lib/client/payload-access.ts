/** Whether viewers see payloads: read, and set by an admin. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { payloadAccessResponse } from '@/lib/domain/api/payload-access';
import { getJson, postJson } from './fetcher';
import { API } from './queries';

const path = `${API}/payloads/access`;

export const payloadAccessQuery = () => ({
  queryKey: ['payload-access'],
  queryFn: ({ signal }: { signal: AbortSignal }) => getJson(path, payloadAccessResponse, signal),
});

export function useSetPayloadAccess() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (viewersSeePayloads: boolean) =>
      postJson(path, { viewersSeePayloads }, payloadAccessResponse),
    onSuccess: (answer) => client.setQueryData(payloadAccessQuery().queryKey, answer),
  });
}
