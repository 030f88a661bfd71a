/** What an admin does with channels and rules of notifications. Each act is sent once. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ChannelChangeInput, ChannelInput, RuleInput } from '@/lib/domain/api/notification-inputs';
import { channelCreated, notificationsResponse, testedResponse } from '@/lib/domain/api/notifications';
import { postJson } from './fetcher';
import { channelPath, healthKeys, notificationsPath, rulePath } from './queries/health';

/** Makes a channel; the key of a webhook is in the answer and nowhere else. */
export function useCreateChannel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: ChannelInput) => postJson(`${notificationsPath}/channels`, input, channelCreated),
    onSettled: () => client.invalidateQueries({ queryKey: healthKeys.notifications }),
    // The key must not outlive the panel that shows it.
    gcTime: 0,
  });
}

export function useRotateSecret() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => postJson(`${channelPath(id)}/rotate`, {}, channelCreated),
    onSettled: () => client.invalidateQueries({ queryKey: healthKeys.notifications }),
    gcTime: 0,
  });
}

export function useTestChannel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => postJson(`${channelPath(id)}/test`, {}, testedResponse),
    onSettled: () => client.invalidateQueries({ queryKey: healthKeys.notifications }),
  });
}

export function useChangeChannel(id: string) {
  return useNotificationAct((input: ChannelChangeInput) => [channelPath(id), input]);
}

export function useRemoveChannel() {
  return useNotificationAct((id: string) => [`${channelPath(id)}/remove`, {}]);
}

/** Makes a rule, or changes the one that is named. */
export function useSaveRule(id: string | null) {
  return useNotificationAct((input: RuleInput) => [
    id === null ? `${notificationsPath}/rules` : rulePath(id),
    input,
  ]);
}

export function useRemoveRule() {
  return useNotificationAct((id: string) => [`${rulePath(id)}/remove`, {}]);
}

/** An act that answers every channel and rule. */
function useNotificationAct<Input>(callOf: (input: Input) => readonly [path: string, body: object]) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => postJson(...callOf(input), notificationsResponse),
    onSuccess: (answer) => client.setQueryData(healthKeys.notifications, answer),
    onSettled: () => client.invalidateQueries({ queryKey: healthKeys.notifications }),
    gcTime: 0,
  });
}
