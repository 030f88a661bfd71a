import { ALERT_CONFIG_KEYS, parseAlertConfig } from '@/lib/domain/alert-config';
import type { AlertView } from '@/lib/domain/api/alerts';
import { isAppError, type FieldProblem } from '@/lib/domain/errors';
import type { TriggerType } from '@/lib/domain/triggers';
import { toFilterDraft, writeDraft, type FilterDraft, type FilterSetting } from './filter/filter-draft';

/** An alert while it is edited. */
export interface AlertDraft {
  name: string;
  /** Empty until one is chosen. */
  triggerType: TriggerType | '';
  filter: FilterDraft;
  transitionStates: string[];
  triggerFields: string[];
  extraFields: string[];
  enabled: boolean;
}

/** Saved settings, under their REST names. */
export type SavedSettings = AlertView['settings'];
type Setting = (typeof ALERT_CONFIG_KEYS)[number];
export type Settings = Record<Setting, unknown>;

export const EMPTY_DRAFT: AlertDraft = {
  name: '',
  triggerType: '',
  filter: { mode: 'basic', lines: [] },
  transitionStates: [],
  triggerFields: [],
  extraFields: [],
  enabled: true,
};

/** Which place on the form a setting has. */
export const FIELD_OF: Readonly<Record<Setting, keyof AlertDraft>> = {
  name: 'name',
  alert_trigger_type: 'triggerType',
  filter: 'filter',
  alert_transition_states: 'transitionStates',
  trigger_fields: 'triggerFields',
  extra_fields: 'extraFields',
  alert_enabled: 'enabled',
};

export function toDraft(settings: SavedSettings, setting: FilterSetting): AlertDraft {
  return {
    name: settings.name,
    triggerType: settings.alert_trigger_type,
    filter: toFilterDraft(settings.filter, setting),
    transitionStates: settings.alert_transition_states,
    triggerFields: settings.trigger_fields,
    extraFields: settings.extra_fields,
    enabled: settings.alert_enabled,
  };
}

export function toSettings(draft: AlertDraft): Settings {
  return {
    name: draft.name,
    alert_trigger_type: draft.triggerType,
    filter: writeDraft(draft.filter),
    alert_transition_states: draft.transitionStates,
    trigger_fields: draft.triggerFields,
    extra_fields: draft.extraFields,
    alert_enabled: draft.enabled,
  };
}

/** The settings that differ from the saved ones: only they are sent, so that nobody else's change is overwritten. */
export function changedSettings(saved: SavedSettings, draft: AlertDraft): Partial<Settings> {
  const settings = toSettings(draft);
  const changed: Partial<Settings> = {};
  for (const key of ALERT_CONFIG_KEYS)
    if (comparable(key, settings[key]) !== comparable(key, saved[key])) changed[key] = settings[key];
  return changed;
}

/** Settings that two saved versions have in different ways. */
export function differingSettings(one: SavedSettings, other: SavedSettings): Setting[] {
  return ALERT_CONFIG_KEYS.filter((key) => comparable(key, one[key]) !== comparable(key, other[key]));
}

/** Their draft with mine on top where I changed something. */
export function mergeDrafts(theirs: AlertDraft, mine: AlertDraft, changed: readonly string[]): AlertDraft {
  const isMine = (key: Setting) => changed.includes(key);
  return {
    name: (isMine('name') ? mine : theirs).name,
    triggerType: (isMine('alert_trigger_type') ? mine : theirs).triggerType,
    filter: (isMine('filter') ? mine : theirs).filter,
    transitionStates: (isMine('alert_transition_states') ? mine : theirs).transitionStates,
    triggerFields: (isMine('trigger_fields') ? mine : theirs).triggerFields,
    extraFields: (isMine('extra_fields') ? mine : theirs).extraFields,
    enabled: (isMine('alert_enabled') ? mine : theirs).enabled,
  };
}

/** What is wrong with a draft, by the very check that the server makes; empty when nothing is. */
export function problemsOf(
  draft: AlertDraft,
  { model, resolveModel }: FilterSetting,
): readonly FieldProblem[] {
  try {
    parseAlertConfig(toSettings(draft), model, resolveModel);
    return [];
  } catch (error) {
    if (isAppError(error)) return error.problems;
    throw error;
  }
}

/** The setting a problem belongs to: `filter` of `filter.conditions[2]`. */
export function settingOf(path: string): Setting | undefined {
  return ALERT_CONFIG_KEYS.find(
    (key) => path === key || path.startsWith(`${key}.`) || path.startsWith(`${key}[`),
  );
}

/** Two ways to write the same compare equal: no filter, spaces around a name, operands as text or as numbers. */
function comparable(key: Setting, value: unknown): string {
  if (key === 'name') return String(value).trim();
  if (key !== 'filter') return JSON.stringify(value);
  return JSON.stringify(comparableFilter(decoded(value)));
}

function decoded(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function comparableFilter(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(comparableFilter);
  if (typeof node === 'object' && node !== null) {
    const group = new Map<string, unknown>(Object.entries(node));
    const conditions = group.get('conditions');
    if (group.size === 0 || (Array.isArray(conditions) && conditions.length === 0)) return null;
    return [group.get('group_type'), comparableFilter(conditions)];
  }
  return node === null || node === '-' || node === '' ? null : String(node);
}
