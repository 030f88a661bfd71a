import type { Role } from '@/lib/domain/actor';

/** What an API token of each role may do. */
export const ROLE_WORDS: Readonly<Record<Role, { label: string; may: string }>> = {
  viewer: {
    label: 'Viewer',
    may: 'Reads queues, counts, history and health. Records too, while viewers may see payloads.',
  },
  operator: {
    label: 'Operator',
    may: 'Also reads every stored record, and processes, finishes, reconciles and drains.',
  },
  admin: {
    label: 'Admin',
    may: 'Also sites, queues, alerts, records and models. Never accounts, tokens or applications: only people make those.',
  },
};
