import { CircleCheck, CircleHelp, CircleX, ShieldX } from 'lucide-react';
import type { ActOutcome } from '@/lib/domain/activity/verbs';

/** What came of an act, never by colour alone. */
export const OUTCOME = {
  done: { word: 'Done', tone: 'healthy', Icon: CircleCheck },
  refused: { word: 'Refused', tone: 'backlog', Icon: ShieldX },
  failed: { word: 'Failed', tone: 'failing', Icon: CircleX },
  unknown: { word: 'Unknown', tone: 'stuck', Icon: CircleHelp },
} as const satisfies Record<ActOutcome, unknown>;

export function outcomeOf(outcome: string) {
  return outcome in OUTCOME ? OUTCOME[outcome as ActOutcome] : OUTCOME.unknown;
}

const ACTOR_KINDS: Readonly<Record<string, string>> = {
  person: 'Person',
  token: 'API token',
  cli: 'Command line',
  system: 'The program itself',
  gateway: 'Integration',
  application: 'OAuth application',
  sample: 'Sample data',
};

export function actorKindWords(kind: string): string {
  return ACTOR_KINDS[kind] ?? inWords(kind);
}

const TARGET_KINDS: Readonly<Record<string, string>> = {
  queue: 'Queue',
  job: 'Job',
  call: 'Call',
  site: 'Site',
  account: 'Account',
  session: 'Session',
  alert: 'Alert',
  model: 'Model',
  record: 'Record',
  token: 'Token',
  'oauth-client': 'OAuth application',
  address: 'Network address',
};

export function targetKindWords(kind: string): string {
  return TARGET_KINDS[kind] ?? inWords(kind);
}

/** What the log can be narrowed to by hand; a single thing comes by a link. */
export const TARGET_CHOICES = Object.entries(TARGET_KINDS).map(([value, label]) => ({ value, label }));

/** `clearCount` and `clear_count` as people write it: "Clear count". */
export function inWords(name: string): string {
  const words = name
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(
      /([a-z\d])([A-Z])/g,
      (_match, before: string, after: string) => `${before} ${after.toLowerCase()}`,
    )
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
