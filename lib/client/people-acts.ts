/** What an admin does for the people of the console. Each act is sent once. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import {
  madeLinkResponse,
  peopleResponse,
  type DisableInput,
  type InvitationInput,
  type RoleInput,
} from '@/lib/domain/api/people';
import type { ResetSecondFactorInput } from '@/lib/domain/api/profile-inputs';
import { postJson } from './fetcher';
import { readConfirmation } from './profile-acts';
import { keys, peoplePath } from './queries';

export function useSetRole(id: string) {
  return usePeopleAct((input: RoleInput) => ({ path: `${personPath(id)}/role`, body: input }));
}

/** Disables an account. */
export function useDisable(id: string) {
  return usePeopleAct((input: DisableInput) => ({ path: `${personPath(id)}/disable`, body: input }));
}

/** Enables an account again, ends its sessions, or lets it be tried again after too many wrong passwords. */
export function useAccountAct(id: string, act: 'enable' | 'sign-out' | 'unlock') {
  return usePeopleAct<void>(() => ({ path: `${personPath(id)}/${act}`, body: {} }));
}

/** Takes the second factor off somebody who lost it. The password is of whoever asks; left out by who signs in with the provider. */
export function useResetSecondFactor(id: string) {
  return usePeopleAct((input: ResetSecondFactorInput) => ({
    path: `${personPath(id)}/reset-second-factor`,
    body: input,
  }));
}

/** With what whoever looks proves that it is them. Read for each dialog: it may have changed since the last. */
export function useConfirmationWay() {
  return useQuery({
    queryKey: keys.confirmation,
    queryFn: readConfirmation,
    gcTime: 0,
    networkMode: 'always',
  });
}

/** Takes back an invitation or a link for a new password. */
export function useRevokeLink(id: string) {
  return usePeopleAct<void>(() => ({
    path: `${peoplePath}/links/${encodeURIComponent(id)}/revoke`,
    body: {},
  }));
}

/** The link is in the answer and nowhere else. */
export function useInvite() {
  return useLinkAct((input: InvitationInput) =>
    postJson(`${peoplePath}/invitations`, input, madeLinkResponse),
  );
}

/** The link is in the answer and nowhere else. */
export function useMakeResetLink(id: string) {
  return useLinkAct<void>(() => postJson(`${personPath(id)}/reset-link`, {}, madeLinkResponse));
}

type MadeLink = z.output<typeof madeLinkResponse>;

function personPath(id: string): string {
  return `${peoplePath}/${encodeURIComponent(id)}`;
}

function usePeopleAct<Input>(requestOf: (input: Input) => { path: string; body: object }) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => {
      const { path, body } = requestOf(input);
      return postJson(path, body, peopleResponse);
    },
    onSuccess: (answer) => client.setQueryData(keys.people, answer),
    // What was refused was refused because of something this page does not show yet.
    onError: () => client.invalidateQueries({ queryKey: keys.people }),
  });
}

function useLinkAct<Input>(send: (input: Input) => Promise<MadeLink>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSettled: () => client.invalidateQueries({ queryKey: keys.people }),
    // The link must not outlive what shows it.
    gcTime: 0,
  });
}
