import type { Trouble } from '../health';

/** Who is told of what. */
export interface NotificationRule {
  channelId: string;
  states: readonly Trouble[];
  /** Of the queues of these sites; null, with `queues`, for every queue. */
  sites: readonly string[] | null;
  queues: readonly string[] | null;
  remindMs: number | null;
  enabled: boolean;
}

/** Whether a rule is about a queue in a state. */
export function ruleFits(
  rule: NotificationRule,
  { queueId, siteId, state }: { queueId: string; siteId: string; state: Trouble },
): boolean {
  if (!rule.enabled || !rule.states.includes(state)) return false;
  if (rule.sites === null && rule.queues === null) return true;
  return (rule.sites?.includes(siteId) ?? false) || (rule.queues?.includes(queueId) ?? false);
}
