/** What people do about health: limits, quiet hours, snoozes, incidents. Each act is sent once. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { HealthSettingsInput, QueueHealthInput, SnoozeInput } from '@/lib/domain/api/health-inputs';
import { refreshAll } from './acts';
import { healthSettingsResponse, incidentResponse, queueHealthResponse, queueResponse } from './answers';
import { postJson } from './fetcher';
import { keys, queuePath } from './queries';
import { healthKeys, healthSettingsPath, incidentPath } from './queries/health';

export function useHealthSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: HealthSettingsInput) => postJson(healthSettingsPath, input, healthSettingsResponse),
    onSuccess: (answer) => client.setQueryData(healthKeys.settings, answer),
    onSettled: () => refreshAll(client),
  });
}

export function useQueueHealth(queueId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: QueueHealthInput) =>
      postJson(`${queuePath(queueId)}/health`, input, queueHealthResponse),
    onSuccess: (answer) => client.setQueryData(healthKeys.queue(queueId), answer),
    onSettled: () => refreshAll(client),
  });
}

/** Snoozes a queue; null ends its snooze. */
export function useSnooze(queueId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: SnoozeInput | null) =>
      postJson(`${queuePath(queueId)}/snooze${input === null ? '/end' : ''}`, input ?? {}, queueResponse),
    onSuccess: (answer) => client.setQueryData(keys.queue(queueId), answer),
    onSettled: () => refreshAll(client),
  });
}

export function useAcknowledge(queueId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (incidentId: string) =>
      postJson(`${incidentPath(incidentId)}/acknowledge`, {}, incidentResponse),
    onSettled: () => client.invalidateQueries({ queryKey: healthKeys.incidents(queueId) }),
  });
}
