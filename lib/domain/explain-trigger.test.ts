import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grantRequest } from '@/lib/domain/core-models/grant-request';
import {
  assumedChange,
  explainTrigger,
  type AssumedSave,
  type ExplainedAlert,
} from '@/lib/domain/explain-trigger';
import { NOTHING_RELATED } from '@/lib/domain/filter/evaluate';
import { prepareFilter } from '@/lib/domain/filter/prepare';
import { parseFilter } from '@/lib/domain/filter/parse';
import { TRIGGER_TYPES, triggersOn } from '@/lib/domain/triggers';

const noModel = () => undefined;
const calendar = { timeZone: 'UTC', fiscalYearStartMonth: 1, today: '2026-11-24' };
const never = { calendar, related: NOTHING_RELATED, hasQueuedBefore: false };
const values = { id: 7, state: 'approved', amount_requested: '100' };
const alert: ExplainedAlert = {
  triggerType: 'State',
  filter: parseFilter(['amount_requested', 'gt', '50'], grantRequest, noModel),
  transitionStates: ['granted'],
  triggerFields: ['po_number'],
  enabled: true,
};
const granted: AssumedSave = { kind: 'moved-into', state: 'granted' };

function failing(explained: ReturnType<typeof explainTrigger>): string[] {
  return explained.steps.filter((step) => step.decides && !step.holds).map((step) => step.sentence);
}

describe('explainTrigger', () => {
  it('a move into a transition state queues, also of a record that is in it now', () => {
    expect(explainTrigger(alert, values, granted, never).queues).toBe(true);
    const explained = explainTrigger(alert, { ...values, state: 'granted' }, granted, never);
    expect(explained.queues).toBe(true);
    expect(explained.steps.every((step) => step.decides)).toBe(true);
  });

  it('asks the filter with the state as it is after the move', () => {
    const filtered = { ...alert, filter: parseFilter(['state', 'eq', 'granted'], grantRequest, noModel) };
    expect(explainTrigger(filtered, values, granted, never).queues).toBe(true);
    expect(explainTrigger(filtered, values, { kind: 'any-change' }, never).filter.holds).toBe(false);
  });

  it.each<[string, Partial<ExplainedAlert>, AssumedSave, string]>([
    ['a disabled alert', { enabled: false }, granted, 'The alert is disabled, so it queues nothing.'],
    [
      'another state',
      {},
      { kind: 'moved-into', state: 'closed' },
      'The save moves the record into closed, but the alert waits for a move into granted.',
    ],
    [
      'another field',
      { triggerType: 'Field' },
      { kind: 'field-changed', field: 'state' },
      'The save changes state, but the alert waits for a change of po_number.',
    ],
    [
      'no change',
      { triggerType: 'Filter' },
      { kind: 'nothing-changed' },
      'The save changes no field, so it triggers nothing.',
    ],
    [
      'the filter',
      { filter: parseFilter(['amount_requested', 'gt', '500'], grantRequest, noModel) },
      granted,
      'The record does not meet the filter.',
    ],
  ])('names what stands in the way: %s', (_name, change, save, sentence) => {
    const explained = explainTrigger({ ...alert, ...change }, values, save, never);
    expect([explained.queues, failing(explained)]).toEqual([false, [sentence]]);
  });

  it.each<[string, Partial<ExplainedAlert>, AssumedSave, string[], boolean]>([
    ['the trigger does not fire', {}, { kind: 'any-change' }, ['trigger'], false],
    ['it is disabled', { enabled: false }, granted, ['enabled'], false],
    [
      'the filter is not met',
      { filter: parseFilter(['id', 'eq', '8'], grantRequest, noModel) },
      granted,
      ['filter'],
      true,
    ],
    ['it queues', {}, granted, ['enabled', 'trigger', 'filter'], true],
  ])('marks only what decided: %s', (_name, change, save, steps, filterDecides) => {
    const explained = explainTrigger({ ...alert, ...change }, values, save, never);
    expect(explained.steps.filter((step) => step.decides).map((step) => step.name)).toEqual(steps);
    expect(explained.filter.decides).toBe(filterDecides);
    expect(explained.filter.conditions.map((node) => node.decides)).toEqual([filterDecides]);
  });

  it('a One Time Filter asks its memory and not the save', () => {
    const once = { ...alert, triggerType: 'One Time Filter' as const };
    expect(explainTrigger(once, values, { kind: 'nothing-changed' }, never).queues).toBe(true);
    const again = explainTrigger(once, values, { kind: 'any-change' }, { ...never, hasQueuedBefore: true });
    expect(again.queues).toBe(false);
    expect(failing(again)[0]).toContain('never queues a record again');
  });

  it('never says another thing than the engine does', () => {
    const saves = fc.oneof<fc.Arbitrary<AssumedSave>[]>(
      fc.constant({ kind: 'nothing-changed' }),
      fc.constant({ kind: 'any-change' }),
      fc.constantFrom('state', 'po_number', 'id').map((field) => ({ kind: 'field-changed', field })),
      fc.constantFrom('granted', 'approved').map((state) => ({ kind: 'moved-into', state })),
    );
    const limits = fc.constantFrom('50', '500');
    fc.assert(
      fc.property(
        fc.constantFrom(...TRIGGER_TYPES),
        saves,
        limits,
        fc.boolean(),
        (triggerType, save, limit, enabled) => {
          const asked = {
            ...alert,
            triggerType,
            enabled,
            filter: parseFilter(['amount_requested', 'gt', limit], grantRequest, noModel),
          };
          fc.pre(triggerType !== 'One Time Filter');
          const { queues, steps } = explainTrigger(asked, values, save, never);
          expect(queues).toBe(
            enabled &&
              triggersOn(
                { ...asked, filter: prepareFilter(asked.filter, calendar) },
                assumedChange(values, save),
                NOTHING_RELATED,
              ),
          );
          expect(queues).toBe(steps.every((step) => step.holds));
        },
      ),
    );
  });
});
