import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestTransaction as payment } from '@/lib/domain/core-models/request-transaction';
import type { FieldValues } from '@/lib/domain/field-types';
import { NOTHING_RELATED } from '@/lib/domain/filter/evaluate';
import { parseFilter } from '@/lib/domain/filter/parse';
import { prepareFilter } from '@/lib/domain/filter/prepare';
import { EVERY_RECORD } from '@/lib/domain/filter/types';
import {
  type AlertTrigger,
  changedFields,
  type RecordChange,
  TRIGGER_TYPES,
  triggersOn,
} from '@/lib/domain/triggers';

const large = parseFilter(['amount_due', 'gt', '50000'], payment, () => undefined);
const calendar = { timeZone: 'UTC', fiscalYearStartMonth: 1, today: '2026-11-24' };

function alert(settings: Partial<AlertTrigger>): AlertTrigger {
  return {
    triggerType: 'Filter',
    filter: EVERY_RECORD,
    transitionStates: [],
    triggerFields: [],
    ...settings,
  };
}

const saved: FieldValues = {
  id: 7,
  state: 'new',
  amount_due: '60000',
  comment: null,
  updated_at: '2026-11-24T09:00:00.000Z',
  updated_by_id: 1,
};
const later = { updated_at: '2026-11-24T10:00:00.000Z', updated_by_id: 2 };

/** Asks an alert as a save does. */
function triggers(settings: AlertTrigger, change: RecordChange): boolean {
  const filter = prepareFilter(settings.filter, calendar);
  return triggersOn({ ...settings, filter }, change, NOTHING_RELATED);
}

function queues(
  settings: Partial<AlertTrigger>,
  before: FieldValues | null,
  changes: FieldValues = {},
): boolean {
  return triggers(alert(settings), { before, after: { ...saved, ...changes, ...later } });
}

describe('changedFields', () => {
  it('names what differs, absent fields counting as null', () => {
    const { comment: _absent, ...without } = saved;
    expect([...changedFields(without, { ...saved, state: 'due' })]).toEqual(['state']);
    expect([...changedFields(saved, without)]).toEqual([]);
    expect([...changedFields({ ...saved, comment: 'x' }, without)]).toEqual(['comment']);
  });

  it('does not take bookkeeping alone for a change, but names it beside one', () => {
    expect([...changedFields(saved, { ...saved, ...later })]).toEqual([]);
    expect([...changedFields(saved, { ...saved, ...later, state: 'due' })]).toEqual([
      'state',
      'updated_at',
      'updated_by_id',
    ]);
  });

  it('names at creation every field that has a value', () => {
    expect([...changedFields(null, { id: 1, comment: null })]).toEqual(['id']);
  });
});

describe('a Filter alert', () => {
  it('queues each saved change after which the record meets the filter, creation included', () => {
    expect(queues({ filter: large }, null)).toBe(true);
    expect(queues({ filter: large }, saved, { comment: 'checked' })).toBe(true);
    expect(queues({ filter: large }, { ...saved, amount_due: '1' })).toBe(true);
  });

  it('queues nothing when the record no longer meets the filter', () => {
    expect(queues({ filter: large }, saved, { amount_due: '50000' })).toBe(false);
    expect(queues({ filter: large }, saved, { amount_due: null })).toBe(false);
  });

  it('queues every change when it has no filter', () => {
    expect(queues({}, saved, { comment: 'x' })).toBe(true);
  });
});

describe('a State alert', () => {
  const intoDue: Partial<AlertTrigger> = { triggerType: 'State', transitionStates: ['due', 'paid'] };

  it('queues a record that moves into one of its states, and one created there', () => {
    expect(queues(intoDue, saved, { state: 'due' })).toBe(true);
    expect(queues(intoDue, { ...saved, state: 'due' }, { state: 'paid' })).toBe(true);
    expect(queues(intoDue, null, { state: 'due' })).toBe(true);
  });

  it('queues it again when it has left the state and comes back', () => {
    expect(queues(intoDue, { ...saved, state: 'due' }, { state: 'new' })).toBe(false);
    expect(queues(intoDue, { ...saved, state: 'new' }, { state: 'due' })).toBe(true);
  });

  it('queues nothing for a save in the state, for another state, or for none', () => {
    expect(queues(intoDue, { ...saved, state: 'due' }, { state: 'due', comment: 'x' })).toBe(false);
    expect(queues(intoDue, saved, { state: 'tentatively_due' })).toBe(false);
    expect(queues(intoDue, saved, { state: null })).toBe(false);
    expect(queues(intoDue, null)).toBe(false);
  });

  it('asks its filter too', () => {
    expect(queues({ ...intoDue, filter: large }, saved, { state: 'due' })).toBe(true);
    expect(queues({ ...intoDue, filter: large }, saved, { state: 'due', amount_due: '5' })).toBe(false);
  });
});

describe('a Field alert', () => {
  const onComment: Partial<AlertTrigger> = { triggerType: 'Field', triggerFields: ['comment', 'condition'] };

  it('queues when the value of one of its fields changes, to null as well', () => {
    expect(queues(onComment, saved, { comment: 'x' })).toBe(true);
    expect(queues(onComment, { ...saved, comment: 'x' }, { comment: null })).toBe(true);
    expect(queues(onComment, { ...saved, comment: 'x' }, { comment: 'X' })).toBe(true);
  });

  it('queues nothing when only other fields change', () => {
    expect(queues(onComment, saved, { amount_due: '1' })).toBe(false);
  });

  it('counts creation when the field has a value', () => {
    expect(queues(onComment, null, { comment: 'x' })).toBe(true);
    expect(queues(onComment, null)).toBe(false);
  });

  it('asks its filter too', () => {
    expect(queues({ ...onComment, filter: large }, saved, { comment: 'x' })).toBe(true);
    expect(queues({ ...onComment, filter: large }, saved, { comment: 'x', amount_due: '1' })).toBe(false);
  });
});

describe('a One Time Filter alert', () => {
  const once = alert({ triggerType: 'One Time Filter', filter: large });

  it('queues nothing at a save', () => {
    expect(queues(once, null)).toBe(false);
    expect(queues(once, saved, { state: 'due' })).toBe(false);
  });
});

describe('any alert', () => {
  const anyAlert = fc.record({
    triggerType: fc.constantFrom(...TRIGGER_TYPES),
    filter: fc.constantFrom(EVERY_RECORD, large),
    transitionStates: fc.subarray(['new', 'due', 'paid']),
    triggerFields: fc.subarray(['comment', 'amount_due', 'updated_at', 'state']),
  });
  const anyRecord = fc.record({
    state: fc.constantFrom('new', 'due', 'paid', null),
    amount_due: fc.constantFrom('1', '60000', null),
    comment: fc.constantFrom('x', null),
    updated_at: fc.constantFrom('2026-11-24T09:00:00.000Z', '2026-11-24T10:00:00.000Z'),
  });

  it('queues nothing for a save that changes no field', () => {
    const queuesNothing = fc.property(anyAlert, anyRecord, (settings, before) => {
      return !triggers(settings, { before, after: { ...before, ...later } });
    });
    expect(() => fc.assert(queuesNothing)).not.toThrow();
  });

  it('decides the same with the changed fields worked out beforehand', () => {
    const before = fc.option(anyRecord);
    const agrees = fc.property(anyAlert, before, anyRecord, (settings, old, after) => {
      const changed = changedFields(old, after);
      return (
        triggers(settings, { before: old, after }) === triggers(settings, { before: old, after, changed })
      );
    });
    expect(() => fc.assert(agrees, { numRuns: 2_000 })).not.toThrow();
  });
});
