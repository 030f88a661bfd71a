import type { ChangeAlert } from '@/lib/domain/api/records';

export interface AlertVerdict {
  headline: string;
  /** Whole sentences: what decided, and what limits the explanation. */
  reasons: string[];
}

/** What to say of an alert beside a change. What the log holds is a fact; the reasons are by the alert as it is now. */
export function verdictOf(one: ChangeAlert): AlertVerdict {
  const { queued, explanation } = one;
  const headline = queued ? 'queued the record.' : 'did not queue the record.';
  if (one.madeSince)
    return { headline, reasons: ['The alert was made after this change; a new alert does not look back.'] };
  const reasons: string[] = [];
  if (one.editedSince)
    reasons.push('The alert was edited after this change. What follows is by the alert as it is now.');
  if (!one.alert.enabled) reasons.push('The alert is disabled now, and queues nothing while it is.');
  if (explanation === null) return { headline, reasons };
  reasons.push(explanation.rule.words);
  if (one.alert.triggerType === 'One Time Filter')
    reasons.push(
      one.sweptOnce
        ? 'Its sweep has queued this record once, and never will again.'
        : 'Its sweep has not queued this record so far.',
    );
  else if (explanation.rule.holds && explanation.filter !== null)
    reasons.push(
      explanation.filter.holds ? 'The record met the filter:' : 'The record did not meet the filter:',
    );
  if (explanation.triggers !== queued && one.editedSince)
    reasons.push(
      explanation.triggers
        ? 'As it is now, it would have queued it.'
        : 'As it is now, it would not have queued it.',
    );
  return { headline, reasons };
}
