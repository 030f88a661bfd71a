/** What an admin can change below Settings. Each is sent once; afterwards the page has what the server answered. */
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import type { AddFieldInput, ChangeSettingsInput, SetWorkflowInput } from '@/lib/domain/api/built-in-site';
import { modelView, siteSettingsView } from '@/lib/domain/api/built-in-site-views';
import {
  newSecretView,
  oauthClientsView,
  type CreateClientInput,
  type UpdateClientInput,
} from '@/lib/domain/api/oauth-clients';
import { postJson } from './fetcher';
import { applicationPath, fieldPath, modelPath, settingsKeys } from './queries/settings';

export function useChangeSettings() {
  return useAct(settingsKeys.site, (input: ChangeSettingsInput) =>
    postJson('/api/console/v1/built-in-site/settings', input, siteSettingsView),
  );
}

export function useSetWorkflow(model: string) {
  return useAct(settingsKeys.model(model), (input: SetWorkflowInput) =>
    postJson(`${modelPath(model)}/workflow`, input, modelView),
  );
}

export function useAddField(model: string) {
  return useAct(settingsKeys.model(model), (input: AddFieldInput) =>
    postJson(`${modelPath(model)}/fields`, input, modelView),
  );
}

export function useRemoveField(model: string, field: string) {
  return useAct(settingsKeys.model(model), (input: { seenRecords: number }) =>
    postJson(`${fieldPath(model, field)}/remove`, input, modelView),
  );
}

export function useUpdateApplication(clientId: string) {
  return useAct(settingsKeys.applications, (input: UpdateClientInput) =>
    postJson(applicationPath(clientId), input, oauthClientsView),
  );
}

export function useRevokeApplication(clientId: string) {
  return useAct(settingsKeys.applications, () =>
    postJson(`${applicationPath(clientId)}/revoke`, {}, oauthClientsView),
  );
}

/** The answer has a secret in it, which stays with whoever asked and goes into no cache. */
export function useCreateApplication() {
  return useSecretAct((input: CreateClientInput) =>
    postJson('/api/console/v1/oauth-clients', input, newSecretView),
  );
}

export function useRotateSecret(clientId: string) {
  return useSecretAct(() => postJson(`${applicationPath(clientId)}/rotate`, {}, newSecretView));
}

function useAct<Input, Answer>(queryKey: QueryKey, send: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (answer) => client.setQueryData(queryKey, answer),
    // What was refused was refused because of something this page does not show yet.
    onError: () => client.invalidateQueries({ queryKey }),
  });
}

function useSecretAct<Input, Answer>(send: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    gcTime: 0,
    onSettled: () => client.invalidateQueries({ queryKey: settingsKeys.applications }),
  });
}
