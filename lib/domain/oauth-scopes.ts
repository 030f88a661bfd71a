/** What an OAuth application of the built-in site may be allowed to do [ours: the source knows tokens, not what they allow]. */
export const SCOPES = ['records:read', 'records:write', 'alerts:write', 'poll'] as const;
export type Scope = (typeof SCOPES)[number];

/** Each as a person reads it: `label` where it is chosen, `act` in the sentence that refuses. */
export const SCOPE_WORDS: Readonly<Record<Scope, { label: string; description: string; act: string }>> = {
  'records:read': {
    label: 'Read records',
    description: 'Read and list records, and the alerts with their counts.',
    act: 'read records',
  },
  'records:write': {
    label: 'Write records',
    description: 'Create, change and delete records.',
    act: 'write records',
  },
  'alerts:write': {
    label: 'Write alerts',
    description: 'Create, change and delete API alerts.',
    act: 'write alerts',
  },
  poll: {
    label: 'Poll queues',
    description: 'Process and finish: take records from queues and clear them.',
    act: 'process or finish queues',
  },
};
