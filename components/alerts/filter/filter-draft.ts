import type { ModelDefinition } from '@/lib/domain/field-types';
import { basicObstacle, readBasicFilter } from '@/lib/domain/filter/basic';
import { readFilter } from '@/lib/domain/filter/parse';
import type { Filter } from '@/lib/domain/filter/types';
import { writeFilter } from '@/lib/domain/filter/write';
import {
  countParts,
  MAX_BUILDER_PARTS,
  newGroup,
  newId,
  readTree,
  writeTree,
  type DraftGroup,
} from './filter-tree';
import { formatNumber } from '../../ui/number';

/** A line of the basic form: the field has any one of these values. */
export interface BasicLine {
  id: string;
  field: string;
  values: readonly string[];
}

/** A filter while it is edited, in one of the three ways to write the same language. */
export type FilterDraft =
  | { mode: 'basic'; lines: readonly BasicLine[] }
  | { mode: 'advanced'; root: DraftGroup }
  | { mode: 'json'; text: string };

export type FilterMode = FilterDraft['mode'];

/** What a filter is checked against. */
export interface FilterSetting {
  model: ModelDefinition;
  resolveModel: (name: string) => ModelDefinition | undefined;
}

export type Switched = { ok: true; draft: FilterDraft } | { ok: false; reason: string };

/** The draft of a saved filter: basic when it can be said that way, text when it is wrong or too large for the builder. */
export function toFilterDraft(written: unknown, setting: FilterSetting): FilterDraft {
  const reading = read(written, setting);
  const shown = reading.ok ? (toBasic(reading.filter) ?? toAdvanced(reading.filter)) : null;
  if (shown === null || tooLarge(shown) !== null)
    return { mode: 'json', text: JSON.stringify(written, null, 2) };
  return shown;
}

/** The draft in the filter language, empty places left for the check to name; text when it is edited as JSON. */
export function writeDraft(draft: FilterDraft): unknown {
  switch (draft.mode) {
    case 'basic':
      return draft.lines.length === 0
        ? null
        : { group_type: 'and', conditions: draft.lines.map((line) => writeLine(line)) };
    case 'advanced':
      return draft.root.conditions.length === 0 ? null : writeTree(draft.root);
    case 'json':
      return draft.text;
  }
}

/** The same filter in another way of writing it, or the reason why that cannot be. */
export function switchMode(draft: FilterDraft, mode: FilterMode, setting: FilterSetting): Switched {
  if (draft.mode === mode) return { ok: true, draft };
  if (mode === 'json')
    return { ok: true, draft: { mode, text: JSON.stringify(writeDraft(draft) ?? {}, null, 2) } };
  if (draft.mode === 'basic' && draft.lines.every((line) => line.values.length === 0))
    return { ok: true, draft: { mode: 'advanced', root: newGroup() } };
  const reading = read(writeDraft(draft), setting);
  if (!reading.ok) {
    const [first] = reading.problems;
    return { ok: false, reason: `Correct this first. ${first?.message ?? ''}`.trim() };
  }
  if (mode === 'advanced') return offered(toAdvanced(reading.filter));
  const basic = toBasic(reading.filter);
  if (basic !== null) return { ok: true, draft: basic };
  return {
    ok: false,
    reason:
      `The basic filter only asks whether fields equal values. ${basicObstacle(reading.filter) ?? ''}`.trim(),
  };
}

function offered(draft: FilterDraft): Switched {
  const reason = tooLarge(draft);
  return reason === null ? { ok: true, draft } : { ok: false, reason };
}

/** Why the draft cannot be shown as a form, in a sentence; null when it can. */
function tooLarge(draft: FilterDraft): string | null {
  const count = draft.mode === 'advanced' ? countParts(draft.root) : 0;
  if (count <= MAX_BUILDER_PARTS) return null;
  return `This filter has ${formatNumber(count)} conditions and groups; the builder shows ${MAX_BUILDER_PARTS} at most. Edit it as JSON.`;
}

export function newLine(field: string): BasicLine {
  return { id: newId(), field, values: [] };
}

/** A line without a value is written so that the check names it. */
function writeLine({ field, values }: BasicLine): unknown {
  const [only = ''] = values;
  if (values.length < 2) return [field, 'eq', only];
  return { group_type: 'or', conditions: values.map((value) => [field, 'eq', value]) };
}

function read(written: unknown, { model, resolveModel }: FilterSetting) {
  return readFilter(written, model, resolveModel);
}

function toBasic(filter: Filter): FilterDraft | null {
  const lines = readBasicFilter(filter);
  if (lines === null) return null;
  return {
    mode: 'basic',
    lines: lines.map(({ field, values }) => ({ ...newLine(field), values: values.map(String) })),
  };
}

function toAdvanced(filter: Filter): FilterDraft {
  return { mode: 'advanced', root: readTree(writeFilter(filter)) };
}
