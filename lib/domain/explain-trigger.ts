import type { FieldValues } from '@/lib/domain/field-types';
import type { FilterSituation } from '@/lib/domain/filter/evaluate';
import { explainFilter, type ExplainedGroup } from '@/lib/domain/filter/explain';
import { isTriggeredBy, type AlertTrigger, type RecordChange } from '@/lib/domain/triggers';

/** What is assumed about the save that is asked about; the record's other values stay as they are. */
export type AssumedSave =
  | { kind: 'nothing-changed' }
  | { kind: 'any-change' }
  | { kind: 'field-changed'; field: string }
  | { kind: 'moved-into'; state: string };

/** One thing that has to be so for a record to queue, in the order in which they are asked. */
export interface ExplainedStep {
  name: 'enabled' | 'trigger' | 'once' | 'filter';
  holds: boolean;
  /** The first that does not hold; when all hold, every one of them. */
  decides: boolean;
  sentence: string;
}

export interface TriggerExplanation {
  queues: boolean;
  steps: readonly ExplainedStep[];
  /** Nothing in it decides when a step before it does not hold. */
  filter: ExplainedGroup;
}

export interface ExplainedAlert extends AlertTrigger {
  enabled: boolean;
}

export interface ExplainedSituation extends FilterSituation {
  hasQueuedBefore: boolean;
}

const SOME_FIELD = 'some field';

/** The change that the engine would see of such a save. */
export function assumedChange(values: FieldValues, save: AssumedSave): RecordChange {
  switch (save.kind) {
    case 'nothing-changed':
      return { before: values, after: values, changed: new Set() };
    case 'any-change':
      return { before: values, after: values, changed: new Set([SOME_FIELD]) };
    case 'field-changed':
      return { before: values, after: values, changed: new Set([save.field]) };
    case 'moved-into':
      return {
        before: { ...values, state: null },
        after: { ...values, state: save.state },
        changed: new Set(['state']),
      };
  }
}

/**
 * Whether a save of the record would queue it for the alert (for One Time Filter: whether the next sweep would), and why.
 * @param situation what the filter is asked on, and whether a One Time Filter alert remembers the record.
 */
export function explainTrigger(
  alert: ExplainedAlert,
  values: FieldValues,
  save: AssumedSave,
  situation: ExplainedSituation,
): TriggerExplanation {
  const change = assumedChange(values, save);
  const isSwept = alert.triggerType === 'One Time Filter';
  const before = [
    enabledStep(alert.enabled),
    isSwept ? onceStep(situation.hasQueuedBefore) : triggerStep(alert, change, save),
  ];
  const isFilterAsked = before.every((step) => step.holds);
  const filter = explainFilter(alert.filter, change.after, situation, isFilterAsked);
  const steps = [...before, filterStep(filter)];
  const firstFailing = steps.findIndex((step) => !step.holds);
  return {
    queues: firstFailing === -1,
    steps: steps.map((step, index) => ({ ...step, decides: firstFailing === -1 || index === firstFailing })),
    filter,
  };
}

type Step = Omit<ExplainedStep, 'decides'>;

function enabledStep(enabled: boolean): Step {
  return {
    name: 'enabled',
    holds: enabled,
    sentence: enabled ? 'The alert is enabled.' : 'The alert is disabled, so it queues nothing.',
  };
}

function onceStep(hasQueuedBefore: boolean): Step {
  return {
    name: 'once',
    holds: !hasQueuedBefore,
    sentence: hasQueuedBefore
      ? 'This alert has queued the record once, and a One Time Filter never queues a record again.'
      : 'This alert has never queued the record.',
  };
}

function triggerStep(alert: AlertTrigger, change: RecordChange, save: AssumedSave): Step {
  const holds = isTriggeredBy(alert, change);
  return { name: 'trigger', holds, sentence: sentenceOf(alert, save, holds) };
}

function sentenceOf(alert: AlertTrigger, save: AssumedSave, holds: boolean): string {
  const did = whatTheSaveDoes(save);
  switch (alert.triggerType) {
    case 'State':
      return holds
        ? `${did}, which is a transition state of the alert.`
        : `${did}, but the alert waits for a move into ${listed(alert.transitionStates)}.`;
    case 'Field':
      return holds
        ? `${did}, which is a trigger field of the alert.`
        : `${did}, but the alert waits for a change of ${listed(alert.triggerFields)}.`;
    default:
      return holds
        ? `${did}, which is all that a Filter alert waits for.`
        : `${did}, so it triggers nothing.`;
  }
}

function whatTheSaveDoes(save: AssumedSave): string {
  switch (save.kind) {
    case 'nothing-changed':
      return 'The save changes no field';
    case 'any-change':
      return 'The save changes a field';
    case 'field-changed':
      return `The save changes ${save.field}`;
    case 'moved-into':
      return `The save moves the record into ${save.state}`;
  }
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'something that is not chosen yet' : names.join(' or ');
}

function filterStep(filter: ExplainedGroup): Step {
  if (filter.conditions.length === 0)
    return { name: 'filter', holds: true, sentence: 'The alert has no filter: every record meets it.' };
  return {
    name: 'filter',
    holds: filter.holds,
    sentence: filter.holds ? 'The record meets the filter.' : 'The record does not meet the filter.',
  };
}
