import type { TriggerType } from '@/lib/domain/triggers';

/** What each trigger type waits for, in a sentence. */
export const TRIGGER_SENTENCE: Readonly<Record<TriggerType, string>> = {
  Filter: 'A record queues each time a change of it is saved and it then meets the filter.',
  State:
    'A record queues when it moves into one of the transition states, and meets the filter if there is one.',
  'One Time Filter':
    'A record that meets the filter is found by a sweep in the background, queues once, and never again.',
  Field: 'A record queues when one of the selected fields changes, and it meets the filter if there is one.',
};

const SETTING_LABELS: Readonly<Record<string, string>> = {
  name: 'Name',
  alert_trigger_type: 'Alert trigger type',
  filter: 'Filter',
  alert_transition_states: 'Transition State',
  trigger_fields: 'Fields',
  extra_fields: 'Extra Fields',
  alert_enabled: 'Status',
};

/** The name a setting has on the form. */
export function settingLabel(setting: string): string {
  return SETTING_LABELS[setting] ?? setting;
}

/** `Enabled`, as the list and the header say it. */
export function statusWord(enabled: boolean): string {
  return enabled ? 'Enabled' : 'Disabled';
}

export function alertHref(alert: { id: number; model: string }, tab = ''): string {
  return `/alerts/${encodeURIComponent(alert.model)}/${alert.id}${tab}`;
}
