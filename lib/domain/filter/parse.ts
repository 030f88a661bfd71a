import { AppError, type FieldProblem } from '@/lib/domain/errors';
import type { ModelDefinition, ResolveModel } from '@/lib/domain/field-types';
import { findUnknownState, parseCondition } from '@/lib/domain/filter/parse-condition';
import {
  EVERY_RECORD,
  GROUP_TYPES,
  type Filter,
  type FilterCondition,
  type FilterGroup,
  type FilterJoin,
  type FilterNode,
  type GroupType,
} from '@/lib/domain/filter/types';
import { shortPath } from '@/lib/domain/filter/short-path';
import { isJsonObject, parseJsonText, TooManyValuesError } from '@/lib/domain/json-text';
import { beginWithInput, quoteInput } from '@/lib/domain/quote-input';

/**
 * Deepest nesting of groups taken, the root and joins included; it bounds the recursion here and in matchesFilter. Below joins it is that divided
 * by the joins above and one: 50 levels below one join, 33 below two, and at most 9 joins inside one another, because SQLite counts
 * the levels of a query inside a query again for each that it stands in, and takes a thousand.
 */
export const MAX_FILTER_DEPTH = 100;
/** Most conditions taken, groups included; it bounds the work of one save. */
export const MAX_FILTER_CONDITIONS = 1_000;

export type FilterReading = { ok: true; filter: Filter } | { ok: false; problems: readonly FieldProblem[] };

interface Reading {
  resolveModel: ResolveModel;
  problems: FieldProblem[];
  conditions: number;
  /** A limit was passed: what follows is not read. */
  stopped: boolean;
  /** Refuse a state the model's workflow does not have: such a condition would never match. */
  checksStates: boolean;
}

/** Where a node stands, and whose fields it asks. */
interface Place {
  path: string;
  depth: number;
  /** Joins above it. */
  joins: number;
  model: ModelDefinition;
}

const GROUP_KEYS = new Set(['group_type', 'conditions']);

/**
 * Parses a filter of the filter language (domain.md), given as JSON text or as the value itself.
 * `null`, `""`, `[]` and `{}` are no filter: every record meets them. A bare triple at the root is a group of one.
 * @param resolveModel finds the models that joins lead to.
 * @param path what the problems' paths start with: `filter.conditions[2].conditions[0]`; the group of a join is the third thing
 *   of its triple: `filter.conditions[2][2].conditions[0]`.
 * @throws AppError `invalid` with every problem found, nothing else, whatever the input.
 */
export function parseFilter(
  input: unknown,
  model: ModelDefinition,
  resolveModel: ResolveModel,
  path = 'filter',
): Filter {
  return filterOrThrow(readFilter(input, model, resolveModel, path));
}

/**
 * As parseFilter, for a filter that was checked when it was stored. Should the workflow have lost a state that it asks for, it matches
 * nothing; it does not stop the saves of everybody.
 */
export function parseStoredFilter(
  input: unknown,
  model: ModelDefinition,
  resolveModel: ResolveModel,
): Filter {
  const place = { path: 'filter', depth: 1, joins: 0, model };
  return filterOrThrow(readRoot(input, place, { resolveModel, checksStates: false }));
}

function filterOrThrow(reading: FilterReading): Filter {
  if (reading.ok) return reading.filter;
  const [first] = reading.problems;
  const detail = first === undefined ? '' : ` At ${shortPath(first.path)}: ${first.message}`;
  throw new AppError('invalid', `The filter is not valid, and nothing was changed.${detail}`, {
    problems: reading.problems,
  });
}

/** As parseFilter, but hands the problems back, for a caller that collects those of a whole form. */
export function readFilter(
  input: unknown,
  model: ModelDefinition,
  resolveModel: ResolveModel,
  path = 'filter',
): FilterReading {
  return readRoot(input, { path, depth: 1, joins: 0, model }, { resolveModel, checksStates: true });
}

function readRoot(
  input: unknown,
  place: Place,
  asked: Pick<Reading, 'resolveModel' | 'checksStates'>,
): FilterReading {
  const decoded = decode(input);
  if (!decoded.ok) return { ok: false, problems: [{ path: place.path, message: decoded.message }] };
  if (isNoFilter(decoded.value)) return { ok: true, filter: EVERY_RECORD };
  const reading: Reading = { ...asked, problems: [], conditions: 0, stopped: false };
  const root = readNode(decoded.value, place, reading);
  if (root === null || reading.problems.length > 0) return { ok: false, problems: reading.problems };
  return { ok: true, filter: asGroup(root) };
}

function asGroup(node: FilterNode): FilterGroup {
  return node.kind === 'group' ? node : { kind: 'group', type: 'and', conditions: [node] };
}

function decode(input: unknown): { ok: true; value: unknown } | { ok: false; message: string } {
  if (typeof input !== 'string') return { ok: true, value: input };
  if (input.trim() === '') return { ok: true, value: null };
  try {
    return { ok: true, value: parseJsonText(input) };
  } catch (error) {
    const message = error instanceof TooManyValuesError ? error.message : 'The filter is text, but not JSON.';
    return { ok: false, message };
  }
}

function isNoFilter(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** Reads a triple or a group. Null when it is not valid; the problems say why. Recursion ends at MAX_FILTER_DEPTH. */
function readNode(input: unknown, place: Place, reading: Reading): FilterNode | null {
  if (Array.isArray(input)) return readCondition(input, place, reading);
  if (!isJsonObject(input))
    return report(
      reading,
      place.path,
      `${beginWithInput(input)} is neither a group nor a condition ["field","operator","operand"].`,
    );
  if (isTooDeep(place, reading)) return null;
  return readGroup(new Map(Object.entries(input)), place, reading);
}

function isTooDeep({ depth, joins, path }: Place, reading: Reading): boolean {
  const most = Math.floor(MAX_FILTER_DEPTH / (joins + 1));
  if (depth <= most) return false;
  reading.stopped = true;
  const below = joins === 0 ? '' : ` below ${joins} ${joins === 1 ? 'join' : 'joins'}`;
  report(reading, path, `Groups are nested more than ${most} levels deep${below}.`);
  return true;
}

function readCondition(input: readonly unknown[], place: Place, reading: Reading): FilterNode | null {
  const parsed = parseCondition(input, place.model);
  if (!parsed.ok) return report(reading, place.path, parsed.message);
  if ('condition' in parsed) return checkedCondition(parsed.condition, place, reading);
  const { field, model: name, negated, written } = parsed.join;
  const model = reading.resolveModel(name);
  if (model === undefined)
    return report(reading, place.path, `${field} leads to ${name}, a model this site does not have.`);
  const inside = { path: `${place.path}[2]`, depth: place.depth + 1, joins: place.joins + 1, model };
  const filter = readJoined(written, inside, reading);
  return filter === null
    ? null
    : ({ kind: 'join', field, negated, model: name, filter } satisfies FilterJoin);
}

function checkedCondition(
  condition: FilterCondition,
  { model, path }: Place,
  reading: Reading,
): FilterNode | null {
  const unknown = reading.checksStates ? findUnknownState(condition, model) : null;
  return unknown === null
    ? condition
    : report(reading, path, `${model.name} has no state ${quoteInput(unknown)}.`);
}

/** The nested group of a join; like the root it may be a bare triple. */
function readJoined(input: unknown, place: Place, reading: Reading): FilterGroup | null {
  if (isTooDeep(place, reading)) return null;
  const node = readNode(input, place, reading);
  return node === null ? null : asGroup(node);
}

function readGroup(group: ReadonlyMap<string, unknown>, place: Place, reading: Reading): FilterGroup | null {
  const { path } = place;
  const type = GROUP_TYPES.find((known) => known === group.get('group_type'));
  const conditions = group.get('conditions');
  const unknownKey = [...group.keys()].find((key) => !GROUP_KEYS.has(key));
  if (unknownKey !== undefined)
    return report(
      reading,
      path,
      `A group has only "group_type" and "conditions"; ${quoteInput(unknownKey)} is unknown.`,
    );
  if (type === undefined)
    return report(
      reading,
      path,
      `"group_type" is one of ${GROUP_TYPES.join(', ')}, not ${quoteInput(group.get('group_type'))}.`,
    );
  if (!Array.isArray(conditions))
    return report(reading, path, '"conditions" is a list of conditions and groups.');
  if (conditions.length === 0 && isNegated(type))
    return report(
      reading,
      path,
      `A "${type}" group without conditions would never match; give it one or leave it out.`,
    );
  return { kind: 'group', type, conditions: readConditions(conditions, place, reading) };
}

function readConditions(inputs: readonly unknown[], place: Place, reading: Reading): FilterNode[] {
  const { path, depth } = place;
  const nodes: FilterNode[] = [];
  for (const [index, input] of inputs.entries()) {
    reading.conditions += 1;
    if (reading.conditions > MAX_FILTER_CONDITIONS && !reading.stopped) {
      reading.stopped = true;
      report(reading, path, `The filter has more than ${MAX_FILTER_CONDITIONS} conditions and groups.`);
    }
    if (reading.stopped) break;
    const node = readNode(
      input,
      { ...place, path: `${path}.conditions[${index}]`, depth: depth + 1 },
      reading,
    );
    if (node !== null) nodes.push(node);
  }
  return nodes;
}

function isNegated(type: GroupType): boolean {
  return type === 'not-and' || type === 'not-or';
}

function report(reading: Reading, path: string, message: string): null {
  reading.problems.push({ path, message });
  return null;
}
