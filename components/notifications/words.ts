import { HEALTH_WORDS, type Trouble } from '@/lib/domain/health';
import type { DeliveryView, RuleView } from '@/lib/domain/api/notifications';

export const TROUBLE_MEANS = {
  stuck: 'A job is open for too long, or a call’s outcome is unknown.',
  failing: 'The last call failed, or the site cannot be read.',
  backlog: 'More is waiting than should, or for longer.',
} as const satisfies Record<Trouble, string>;

export const KIND_WORDS = {
  opened: 'Opened',
  escalated: 'Became worse',
  reminded: 'Reminder',
  resolved: 'Over',
  test: 'Test',
} as const satisfies Record<DeliveryView['kind'], string>;

export const CHANNEL_WORDS = { webhook: 'Webhook', email: 'E-mail' } as const;

/** What became of a message, before the time of its last attempt. */
export function deliveryWords({ state, problem }: Pick<DeliveryView, 'state' | 'problem'>): string {
  if (state === 'delivered') return 'Last delivered';
  if (state === 'given-up') return 'Not delivered';
  return problem === null ? 'Being sent, begun' : 'Not delivered yet, tried';
}

const MOST_NAMED = 3;

/** "Stuck, Failing of every queue": what a rule is about. */
export function scopeWords({ states, sites, queues }: RuleView): string {
  const names = states.map((state) => HEALTH_WORDS[state]).join(', ');
  if (sites === null && queues === null) return `${names} · every queue`;
  const parts = [
    ...(sites === null ? [] : [`queues of ${listed(sites)}`]),
    ...(queues === null ? [] : [listed(queues)]),
  ];
  return `${names} · ${parts.join('; ')}`;
}

function listed(things: readonly { name: string }[]): string {
  const names = things.slice(0, MOST_NAMED).map(({ name }) => name);
  const rest = things.length - names.length;
  return rest > 0 ? `${names.join(', ')} and ${rest} more` : names.join(', ');
}
