import { expect, it } from 'vitest';
import type { ChangeAlert } from '@/lib/domain/api/records';
import { verdictOf } from './alert-verdict';

const alert: ChangeAlert = {
  alert: { id: 1, name: 'Granted', triggerType: 'State', enabled: true },
  queued: false,
  madeSince: false,
  editedSince: false,
  sweptOnce: false,
  explanation: { triggers: false, rule: { holds: false, words: 'The state did not change.' }, filter: null },
};

it('says what decided', () => {
  expect(verdictOf(alert)).toEqual({
    headline: 'did not queue the record.',
    reasons: ['The state did not change.'],
  });
});

it('owns up to what it cannot know: the alert was edited, disabled or made since', () => {
  const edited = verdictOf({
    ...alert,
    editedSince: true,
    alert: { ...alert.alert, enabled: false },
    explanation: { triggers: true, rule: { holds: true, words: 'It moved.' }, filter: null },
  });
  expect(edited.reasons).toEqual([
    expect.stringContaining('edited after'),
    expect.stringContaining('disabled now'),
    'It moved.',
    'As it is now, it would have queued it.',
  ]);
  expect(verdictOf({ ...alert, madeSince: true }).reasons).toEqual([expect.stringContaining('made after')]);
});

it('tells what the sweep of a One Time Filter has done', () => {
  const once = {
    ...alert,
    alert: { ...alert.alert, triggerType: 'One Time Filter' as const },
    sweptOnce: true,
  };
  expect(verdictOf(once).reasons.at(-1)).toContain('queued this record once');
});
