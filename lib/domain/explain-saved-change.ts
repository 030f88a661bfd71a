import { explainFilter, type ExplainedGroup } from '@/lib/domain/filter/explain';
import { matchesFilter, type FilterSituation } from '@/lib/domain/filter/evaluate';
import { prepareFilter } from '@/lib/domain/filter/prepare';
import { changedFields, isTriggeredBy, type AlertTrigger, type RecordChange } from '@/lib/domain/triggers';

/** Why a change queues its record for an alert, or does not. */
export interface SavedChangeExplanation {
  triggers: boolean;
  /** What the alert trigger type says by itself, before the filter is asked. */
  rule: { holds: boolean; words: string };
  /** Null when the alert has no filter: every record meets it. Nothing in it decides when the rule does not hold. */
  filter: ExplainedGroup | null;
}

/**
 * Explains what triggersOn decides; it asks the same functions, so that the two cannot disagree.
 * @param situation the site's calendar at the time of the change, and how to find related records.
 */
export function explainSavedChange(
  alert: AlertTrigger,
  change: RecordChange,
  situation: FilterSituation,
): SavedChangeExplanation {
  const rule = { holds: isTriggeredBy(alert, change), words: ruleWords(alert, change) };
  const ready = prepareFilter(alert.filter, situation.calendar);
  const hasFilter = alert.filter.conditions.length > 0;
  return {
    triggers: rule.holds && matchesFilter(ready, change.after, situation.related),
    rule,
    filter: hasFilter ? explainFilter(alert.filter, change.after, situation, rule.holds) : null,
  };
}

function ruleWords(alert: AlertTrigger, change: RecordChange): string {
  const changed = changedFields(change.before, change.after);
  if (alert.triggerType === 'One Time Filter')
    return 'A One Time Filter alert queues nothing at a save: its sweep in the background finds the records.';
  if (change.before !== null && changed.size === 0) return 'The save changed nothing but who saved it.';
  if (alert.triggerType === 'State') return stateWords(alert.transitionStates, change);
  if (alert.triggerType === 'Field') return fieldWords(alert.triggerFields, change, changed);
  return change.before === null ? 'The record was made.' : 'A change was saved.';
}

function stateWords(states: readonly string[], { before, after }: RecordChange): string {
  const [old, now] = [before?.['state'] ?? null, after['state'] ?? null];
  const awaited = states.join(', ');
  if (old === now) return `The state did not change; the alert waits for a move into: ${awaited}.`;
  const move =
    before === null ? `The record was made in ${String(now)}` : `The state moved to ${String(now)}`;
  return states.includes(String(now)) ? `${move}.` : `${move}; the alert waits for: ${awaited}.`;
}

function fieldWords(
  fields: readonly string[],
  { before }: RecordChange,
  changed: ReadonlySet<string>,
): string {
  const hits = fields.filter((field) => changed.has(field));
  if (hits.length > 0) return `${before === null ? 'Set when it was made' : 'Changed'}: ${hits.join(', ')}.`;
  const watched = fields.join(', ');
  return before === null
    ? `The record was made without a value in: ${watched}.`
    : `None of the fields it watches changed: ${watched}.`;
}
