import type { Role } from './actor';

/** What each role is called, and what it may, for people who choose one. */
export const ROLE_WORDS: Readonly<Record<Role, { label: string; may: string }>> = {
  viewer: { label: 'Viewer', may: 'Sees the queues, their counts, history and health. Changes nothing.' },
  operator: { label: 'Operator', may: 'Processes and finishes jobs, drains queues, and sees the records.' },
  admin: { label: 'Admin', may: 'Everything: also sites, alerts, records, tokens, settings and people.' },
};
