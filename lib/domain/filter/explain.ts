import type { FieldType, FieldValue, FieldValues } from '@/lib/domain/field-types';
import { describeJoinAlone, describeLeaf } from '@/lib/domain/filter/describe';
import { matchesFilter, type FilterSituation } from '@/lib/domain/filter/evaluate';
import { prepareFilter } from '@/lib/domain/filter/prepare';
import type { Filter, FilterGroup, FilterJoin, FilterNode, GroupType } from '@/lib/domain/filter/types';

/** Whether a part of a filter holds for a record, and whether the whole filter's verdict hangs on it. */
interface Verdict {
  holds: boolean;
  /** The verdict of the whole would be another if all that decide beside it had come out the other way. */
  decides: boolean;
}

export interface ExplainedCondition extends Verdict {
  kind: 'condition';
  field: string;
  type: FieldType;
  /** The condition in words: `amount_due is greater than 50,000`. */
  words: string;
  /** The record's value of the field, canonical; null when empty. */
  value: FieldValue;
}

export interface ExplainedJoin extends Verdict {
  kind: 'join';
  field: string;
  /** The related model's name. */
  model: string;
  /** `program_organization_id leads to an organization`. */
  words: string;
  /** Whether its negation was asked: then it holds when what is inside does not. */
  negated: boolean;
  /** The related record's id; null when the field is empty. */
  value: FieldValue;
  /** What is asked of the related record; null when there is no such record, which meets nothing. */
  filter: ExplainedGroup | null;
}

export interface ExplainedGroup extends Verdict {
  kind: 'group';
  type: GroupType;
  conditions: readonly ExplainedNode[];
}

export type ExplainedNode = ExplainedCondition | ExplainedJoin | ExplainedGroup;

/**
 * Whether a record meets a filter, and why: every part with its own verdict. What decides is marked: in an `and` that fails the
 * parts that fail, in an `or` that holds the parts that hold, else all of them; and only below a group that decides itself.
 * @param decides false when something before the filter has decided already: then no part of it does.
 */
export function explainFilter(
  filter: Filter,
  values: FieldValues,
  situation: FilterSituation,
  decides = true,
): ExplainedGroup {
  return explainGroup(filter, { values, situation }, decides);
}

interface Asked {
  values: FieldValues;
  situation: FilterSituation;
}

function explainGroup(group: FilterGroup, asked: Asked, decides: boolean): ExplainedGroup {
  const settling = group.type === 'or' || group.type === 'not-or';
  const verdicts = group.conditions.map((node) => holdsFor(node, asked));
  // One true settles an `or`, one false an `and`; when none does, it took all of them.
  const isSettled = verdicts.includes(settling);
  return {
    kind: 'group',
    type: group.type,
    holds: holdsFor(group, asked),
    decides,
    conditions: group.conditions.map((node, index) =>
      explainNode(node, asked, decides && (!isSettled || verdicts[index] === settling)),
    ),
  };
}

function explainNode(node: FilterNode, asked: Asked, decides: boolean): ExplainedNode {
  if (node.kind === 'group') return explainGroup(node, asked, decides);
  if (node.kind === 'join') return explainJoin(node, asked, decides);
  return {
    kind: 'condition',
    field: node.field,
    type: node.type,
    words: describeLeaf(node),
    value: asked.values[node.field] ?? null,
    holds: holdsFor(node, asked),
    decides,
  };
}

/** A join that decides hangs on what decides inside it. */
function explainJoin(node: FilterJoin, asked: Asked, decides: boolean): ExplainedJoin {
  const { field, model, negated } = node;
  const value = asked.values[field] ?? null;
  const target = typeof value === 'number' ? asked.situation.related(model, value) : undefined;
  return {
    kind: 'join',
    field,
    model,
    words: describeJoinAlone(node),
    negated,
    value,
    holds: holdsFor(node, asked),
    decides,
    filter:
      target === undefined
        ? null
        : explainGroup(node.filter, { values: target, situation: asked.situation }, decides),
  };
}

/** Asked of the evaluator itself, so that an explanation can never say another thing than a save does. */
function holdsFor(node: FilterNode, { values, situation }: Asked): boolean {
  const alone = prepareFilter({ kind: 'group', type: 'and', conditions: [node] }, situation.calendar);
  return matchesFilter(alone, values, situation.related);
}
