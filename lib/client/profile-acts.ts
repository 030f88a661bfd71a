/** What a person can do to their own account. Each act is sent once; afterwards the page has what the server answered. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  profileView,
  recoveryCodesView,
  sessionsEndedView,
  shownKeyView,
  type ProfileView,
} from '@/lib/domain/api/profile';
import {
  confirmationView,
  confirmedResponse,
  type ConfirmationInput,
  type ConfirmationView,
} from '@/lib/domain/api/confirmation';
import type {
  ChangePasswordInput,
  ConfirmSecondFactorInput,
  PasswordAndCodeInput,
  PasswordInput,
  RenameInput,
} from '@/lib/domain/api/profile-inputs';
import { getJson, postJson } from './fetcher';
import { profileKey, profilePath } from './queries/profile';

export function useRename() {
  return useProfileAct((input: RenameInput) => postJson(`${profilePath}/name`, input, profileView));
}

export function useTurnOffSecondFactor() {
  return useProfileAct((input: PasswordAndCodeInput) =>
    postJson(`${profilePath}/second-factor/turn-off`, input, profileView),
  );
}

export function useRevokeSession() {
  return useProfileAct((id: string) =>
    postJson(`${profilePath}/sessions/${encodeURIComponent(id)}/revoke`, {}, profileView),
  );
}

export function useRevokeOthers() {
  return useEndingAct(() => postJson(`${profilePath}/sessions/revoke-others`, {}, sessionsEndedView));
}

export function useChangePassword() {
  return useEndingAct((input: ChangePasswordInput) =>
    postJson(`${profilePath}/password`, input, sessionsEndedView),
  );
}

export function useBeginSecondFactor() {
  return useSecretAct((input: PasswordInput) =>
    postJson(`${profilePath}/second-factor/begin`, input, shownKeyView),
  );
}

export function useConfirmSecondFactor() {
  return useSecretAct((input: ConfirmSecondFactorInput) =>
    postJson(`${profilePath}/second-factor/confirm`, input, recoveryCodesView),
  );
}

export function useRenewRecoveryCodes() {
  return useSecretAct((input: PasswordAndCodeInput) =>
    postJson(`${profilePath}/second-factor/recovery-codes`, input, recoveryCodesView),
  );
}

const confirmationPath = '/api/console/v1/session/confirmation';

/** With what one confirms that it is oneself. @throws ApiError as getJson does. */
export function readConfirmation(): Promise<ConfirmationView> {
  return getJson(confirmationPath, confirmationView);
}

/** Confirms that it is oneself, before an act that gives somebody access. */
export function useConfirmSession() {
  return useMutation({
    mutationFn: (input: ConfirmationInput) => postJson(confirmationPath, input, confirmedResponse),
    gcTime: 0,
  });
}

function useProfileAct<Input>(send: (input: Input) => Promise<ProfileView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    gcTime: 0,
    onSuccess: (profile) => client.setQueryData(profileKey, profile),
    // What was refused was refused because of something this page does not show yet.
    onError: () => client.invalidateQueries({ queryKey: profileKey }),
  });
}

/** For an act that ends sessions, and tells how many. */
function useEndingAct<Input>(
  send: (input: Input) => Promise<{ sessionsEnded: number; profile: ProfileView }>,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    gcTime: 0,
    onSuccess: ({ profile }) => client.setQueryData(profileKey, profile),
    onError: () => client.invalidateQueries({ queryKey: profileKey }),
  });
}

/** The answer has a secret in it, which stays with whoever asked and goes into no cache. */
function useSecretAct<Input, Answer>(send: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    gcTime: 0,
    onSettled: () => client.invalidateQueries({ queryKey: profileKey }),
  });
}
