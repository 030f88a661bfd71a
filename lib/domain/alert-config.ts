import { z } from 'zod';
import { AppError, type FieldProblem } from '@/lib/domain/errors';
import type { ModelDefinition, ResolveModel } from '@/lib/domain/field-types';
import { parseFieldValue } from '@/lib/domain/field-values';
import { readFilter } from '@/lib/domain/filter/parse';
import { EVERY_RECORD, type Filter } from '@/lib/domain/filter/types';
import { writeFilter } from '@/lib/domain/filter/write';
import { findField } from '@/lib/domain/find-field';
import { parseJsonText } from '@/lib/domain/json-text';
import { quoteInput } from '@/lib/domain/quote-input';
import { TRIGGER_TYPES, type AlertTrigger } from '@/lib/domain/triggers';

/** What an admin sets of an API alert, checked against its model. Its Queue UUID is not among it: that never changes. */
export interface AlertConfig extends AlertTrigger {
  name: string;
  /** Own fields of the model, or a related one through its id: `program_organization_id.name`. */
  extraFields: readonly string[];
  enabled: boolean;
}

/** The names these settings have in REST (domain.md); problems use them as paths. The caller answers for any other key. */
export const ALERT_CONFIG_KEYS = [
  'name',
  'alert_trigger_type',
  'filter',
  'alert_transition_states',
  'trigger_fields',
  'extra_fields',
  'alert_enabled',
] as const;
type ConfigKey = (typeof ALERT_CONFIG_KEYS)[number];
type WrittenConfig = Partial<Record<ConfigKey, unknown>>;

export const MAX_EXTRA_FIELDS = 50;

const MAX_NAMES = 500;
const NAMELESS = 'Give the alert a name.';
const nameSchema = z
  .string({
    error: ({ input }) => (input === undefined || input === null ? NAMELESS : 'The name is text.'),
  })
  .trim()
  .min(1, NAMELESS)
  .max(200, 'The name has at most 200 characters.')
  .refine((name) => parseFieldValue('string', name).ok, 'The name has a character that cannot be stored.');
const triggerTypeSchema = z.enum(
  TRIGGER_TYPES,
  `The alert trigger type is one of: ${TRIGGER_TYPES.join(', ')}.`,
);
const namesSchema = z
  .array(z.string('Each entry of the list is a name, written as text.'), 'This is a list of names, as JSON.')
  .max(MAX_NAMES, `The list has at most ${MAX_NAMES} names.`)
  .transform((names) => [...new Set(names)]);

interface Reading {
  input: WrittenConfig;
  model: ModelDefinition;
  problems: FieldProblem[];
}

/**
 * Reads a new alert's settings under their REST names. Lists and the filter may come as JSON text or as values;
 * an alert is enabled unless told.
 * @throws AppError `invalid` with every problem found, paths in REST names (`filter.conditions[2]`).
 */
export function parseAlertConfig(
  input: WrittenConfig,
  model: ModelDefinition,
  resolveModel: ResolveModel,
): AlertConfig {
  const reading: Reading = { input, model, problems: [] };
  const triggerType = check(triggerTypeSchema, 'alert_trigger_type', reading) ?? null;
  const config = {
    name: check(nameSchema, 'name', reading) ?? '',
    filter: filterOf(reading, resolveModel),
    transitionStates: transitionStatesOf(reading, triggerType === 'State'),
    triggerFields: triggerFieldsOf(reading, triggerType === 'Field'),
    extraFields: extraFieldsOf(reading, resolveModel),
    enabled: enabledOf(reading),
  };
  const [first] = reading.problems;
  if (triggerType !== null && first === undefined) return { ...config, triggerType };
  throw new AppError('invalid', `The alert was not saved. ${first?.message ?? ''}`.trim(), {
    problems: reading.problems,
  });
}

/**
 * The settings after a partial update: keys that are absent or undefined keep their value, all are checked together again, because
 * a trigger type says which lists it needs.
 * @throws AppError as parseAlertConfig does.
 */
export function parseAlertChanges(
  input: WrittenConfig,
  current: AlertConfig,
  model: ModelDefinition,
  resolveModel: ResolveModel,
): AlertConfig {
  const written: WrittenConfig = writeAlertConfig(current);
  for (const key of ALERT_CONFIG_KEYS) if (input[key] !== undefined) written[key] = input[key];
  return parseAlertConfig(written, model, resolveModel);
}

/** The settings under their REST names again. */
export function writeAlertConfig(config: AlertConfig) {
  return {
    name: config.name,
    alert_trigger_type: config.triggerType,
    filter: writeFilter(config.filter),
    alert_transition_states: [...config.transitionStates],
    trigger_fields: [...config.triggerFields],
    extra_fields: [...config.extraFields],
    alert_enabled: config.enabled,
  } satisfies Record<ConfigKey, unknown>;
}

function filterOf({ input, model, problems }: Reading, resolveModel: ResolveModel): Filter {
  const read = readFilter(input.filter, model, resolveModel);
  if (read.ok) return read.filter;
  problems.push(...read.problems);
  return EVERY_RECORD;
}

function transitionStatesOf(reading: Reading, isNeeded: boolean): string[] {
  const path = 'alert_transition_states';
  const states = namesOf(path, reading);
  const { model } = reading;
  if (states?.length === 0 && isNeeded)
    report(reading, path, 'A State alert needs at least one transition state.');
  for (const state of states ?? [])
    if (!model.states.includes(state))
      report(reading, path, `${model.name} has no state ${quoteInput(state)}.`);
  return states ?? [];
}

function triggerFieldsOf(reading: Reading, isNeeded: boolean): string[] {
  const path = 'trigger_fields';
  const fields = namesOf(path, reading);
  if (fields?.length === 0 && isNeeded)
    report(reading, path, 'A Field alert needs at least one trigger field.');
  for (const field of fields ?? [])
    if (findField(reading.model, field) === undefined) report(reading, path, noField(reading.model, field));
  return fields ?? [];
}

function extraFieldsOf(reading: Reading, resolveModel: ResolveModel): string[] {
  const path = 'extra_fields';
  const fields = namesOf(path, reading) ?? [];
  if (fields.length > MAX_EXTRA_FIELDS) {
    report(
      reading,
      path,
      `An alert has at most ${MAX_EXTRA_FIELDS} extra fields; these are ${fields.length}.`,
    );
    return fields;
  }
  for (const field of fields) {
    const problem = extraFieldProblem(field, reading.model, resolveModel);
    if (problem !== null) report(reading, path, problem);
  }
  return fields;
}

/** What is wrong with an extra field's name; null when it can be read. */
function extraFieldProblem(name: string, model: ModelDefinition, resolveModel: ResolveModel): string | null {
  const [own = '', related, ...deeper] = name.split('.');
  const field = findField(model, own);
  if (field === undefined) return noField(model, own);
  if (related === undefined) return null;
  if (deeper.length > 0) return `${quoteInput(name)} is more than one relation deep.`;
  if (field.relation === null)
    return `${own} of ${model.name} is not a relation, so ${quoteInput(name)} leads nowhere.`;
  const target = resolveModel(field.relation);
  if (target === undefined) return `${own} points to ${field.relation}, a model this site does not have.`;
  return findField(target, related) === undefined ? noField(target, related) : null;
}

function enabledOf({ input, problems }: Reading): boolean {
  if (input.alert_enabled === undefined) return true;
  const parsed = parseFieldValue('boolean', input.alert_enabled);
  if (parsed.ok && parsed.value !== null) return parsed.value === true;
  problems.push({ path: 'alert_enabled', message: parsed.ok ? 'Expected true or false.' : parsed.message });
  return true;
}

/** A list of names given as a list, as its JSON text, or left out; null when it is something else, and reported. */
function namesOf(key: ConfigKey, reading: Reading): string[] | null {
  const written = reading.input[key];
  if (written === undefined || written === null || written === '') return [];
  return check(namesSchema, key, { ...reading, input: { [key]: decodeList(written) } }) ?? null;
}

function decodeList(written: unknown): unknown {
  if (typeof written !== 'string') return written;
  try {
    return parseJsonText(written);
  } catch {
    return written;
  }
}

function check<Value>(schema: z.ZodType<Value>, key: ConfigKey, reading: Reading): Value | undefined {
  const parsed = schema.safeParse(reading.input[key]);
  if (parsed.success) return parsed.data;
  report(reading, key, parsed.error.issues[0]?.message ?? 'This is not valid.');
  return undefined;
}

function noField(model: ModelDefinition, name: string): string {
  return `The field ${quoteInput(name)} does not exist on ${model.name}.`;
}

function report(reading: Reading, path: ConfigKey, message: string): void {
  reading.problems.push({ path, message });
}
