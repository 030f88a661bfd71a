/** What an admin changes about how people sign in. Each is sent once; afterwards the page has what the server answered. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  signInSettingsView,
  testProviderResponse,
  type RemoveProviderInput,
  type SignInSettingsInput,
} from '@/lib/domain/api/sign-in-settings';
import type { SecondFactorRule } from '@/lib/domain/second-factor-rule';
import { postJson } from './fetcher';
import { settingsKeys, signInPath } from './queries/settings';

/** Reads only, and stores nothing. */
export function useTestProvider() {
  return useMutation({
    mutationFn: (issuer: string) => postJson(`${signInPath}/test`, { issuer }, testProviderResponse),
  });
}

export function useSaveSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: SignInSettingsInput) => postJson(signInPath, input, signInSettingsView),
    onSuccess: (answer) => client.setQueryData(settingsKeys.signIn, answer),
    onError: () => client.invalidateQueries({ queryKey: settingsKeys.signIn }),
    // The secret that was sent must not stay in the page.
    gcTime: 0,
  });
}

/** Sets who must have a second factor. */
export function useRequireSecondFactor() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (rule: SecondFactorRule) =>
      postJson(`${signInPath}/second-factor`, { rule }, signInSettingsView),
    onSuccess: (answer) => client.setQueryData(settingsKeys.signIn, answer),
    onError: () => client.invalidateQueries({ queryKey: settingsKeys.signIn }),
  });
}

export function useRemoveProvider() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: RemoveProviderInput) => postJson(`${signInPath}/remove`, input, signInSettingsView),
    onSuccess: (answer) => client.setQueryData(settingsKeys.signIn, answer),
    onError: () => client.invalidateQueries({ queryKey: settingsKeys.signIn }),
  });
}
