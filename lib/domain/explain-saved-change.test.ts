import { expect, it } from 'vitest';
import { grantRequest } from '@/lib/domain/core-models/grant-request';
import { explainSavedChange } from '@/lib/domain/explain-saved-change';
import { NOTHING_RELATED } from '@/lib/domain/filter/evaluate';
import { parseFilter } from '@/lib/domain/filter/parse';
import type { AlertTrigger } from '@/lib/domain/triggers';

const calendar = { timeZone: 'UTC', fiscalYearStartMonth: 1, today: '2026-11-24' };
const situation = { calendar, related: NOTHING_RELATED };
const alert: AlertTrigger = {
  triggerType: 'State',
  filter: parseFilter(['amount_requested', 'gt', '50'], grantRequest, () => undefined),
  transitionStates: ['granted'],
  triggerFields: [],
};
const before = { id: 7, state: 'approved', amount_requested: '100' };

it.each([
  ['the state did not change', { amount_requested: '200' }, false, [false]],
  ['the state changed and the filter is met', { state: 'granted' }, true, [true]],
  ['the filter is not met', { state: 'granted', amount_requested: '5' }, false, [true]],
])('marks a condition only when the filter decided: %s', (_name, change, triggers, decides) => {
  const after = { ...before, ...change };
  const changed = new Set(Object.keys(change));
  const explained = explainSavedChange(alert, { before, after, changed }, situation);
  expect(explained.triggers).toBe(triggers);
  expect(explained.filter?.conditions.map((node) => node.decides)).toEqual(decides);
});
