import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAlertChanges, parseAlertConfig, writeAlertConfig } from '@/lib/domain/alert-config';
import { requestTransaction as payment } from '@/lib/domain/core-models/request-transaction';
import { isAppError } from '@/lib/domain/errors';
import { CORE_MODELS } from '@/lib/domain/models';

const resolveModel = (name: string) => CORE_MODELS.find((model) => model.name === name);
const minimal = { name: 'Payments due', alert_trigger_type: 'Filter' };
const whole = {
  name: 'Payments due',
  alert_trigger_type: 'State',
  filter: { group_type: 'and', conditions: [['amount_due', 'gt', '50000']] },
  alert_transition_states: ['due', 'paid'],
  trigger_fields: ['comment'],
  extra_fields: ['amount_due', 'request_id.project_summary', 'organization_payee_id.name'],
  alert_enabled: false,
};

function problemsOf(input: Record<string, unknown>) {
  try {
    parseAlertConfig(input, payment, resolveModel);
    return [];
  } catch (error) {
    if (isAppError(error) && error.code === 'invalid') return error.problems;
    throw error;
  }
}

describe('parseAlertConfig', () => {
  it('needs a name and a trigger type; the rest is empty and the alert enabled unless told', () => {
    expect(parseAlertConfig(minimal, payment, resolveModel)).toMatchObject({
      name: 'Payments due',
      triggerType: 'Filter',
      filter: { conditions: [] },
      transitionStates: [],
      triggerFields: [],
      extraFields: [],
      enabled: true,
    });
    expect(problemsOf({}).map((problem) => problem.path)).toEqual(['alert_trigger_type', 'name']);
  });

  it('reads lists and filter as JSON text too, as form-encoded clients send them', () => {
    const asText = {
      ...whole,
      filter: JSON.stringify(whole.filter),
      alert_transition_states: JSON.stringify(whole.alert_transition_states),
      trigger_fields: JSON.stringify(whole.trigger_fields),
      extra_fields: JSON.stringify(whole.extra_fields),
      alert_enabled: 'false',
    };
    const fromText = writeAlertConfig(parseAlertConfig(asText, payment, resolveModel));
    expect(fromText).toEqual(whole);
    expect(writeAlertConfig(parseAlertConfig(whole, payment, resolveModel))).toEqual(whole);
  });

  it('trims the name and drops a name given twice in a list', () => {
    const config = parseAlertConfig(
      { ...minimal, name: '  A ', extra_fields: ['id', 'id'] },
      payment,
      resolveModel,
    );
    expect(config).toMatchObject({ name: 'A', extraFields: ['id'] });
  });

  it.each([
    ['name', '   ', 'Give the alert a name'],
    ['name', 'x'.repeat(201), 'at most 200'],
    ['name', null, 'Give the alert a name'],
    ['name', undefined, 'Give the alert a name'],
    ['name', 5, 'is text'],
    ['name', 'a\0b', 'cannot be stored'],
    ['alert_trigger_type', 'filter', 'Filter, State, One Time Filter, Field'],
    ['alert_enabled', 'maybe', 'true or false'],
    ['alert_enabled', null, 'true or false'],
    ['filter', ['nope', 'eq', 1], '"nope"'],
    ['alert_transition_states', ['shipped'], 'request_transaction has no state "shipped"'],
    ['alert_transition_states', 'due', 'list of names'],
    ['alert_transition_states', [1], 'a name, written as text'],
    ['trigger_fields', ['colour'], '"colour" does not exist on request_transaction'],
    ['trigger_fields', { comment: true }, 'list of names'],
    ['extra_fields', ['colour'], '"colour" does not exist on request_transaction'],
    ['extra_fields', ['request_id.colour'], '"colour" does not exist on grant_request'],
    ['extra_fields', ['comment.name'], 'is not a relation'],
    ['extra_fields', ['request_id.program_organization_id.name'], 'more than one relation deep'],
    ['extra_fields', [''], '"" does not exist'],
    ['extra_fields', ['request_id.'], '"" does not exist on grant_request'],
    ['extra_fields', Array.from({ length: 51 }, (_, index) => `field_${index}`), 'at most 50'],
  ])('refuses as %s: %j', (path, value, words) => {
    expect(problemsOf({ ...minimal, [path]: value })).toEqual([
      { path, message: expect.stringContaining(words) },
    ]);
  });

  it('needs a transition state for a State alert and a trigger field for a Field alert', () => {
    expect(problemsOf({ ...minimal, alert_trigger_type: 'State' })).toMatchObject([
      { path: 'alert_transition_states' },
    ]);
    expect(problemsOf({ ...minimal, alert_trigger_type: 'Field' })).toMatchObject([
      { path: 'trigger_fields' },
    ]);
  });

  it('says all that is wrong at once, the filter by the path inside it', () => {
    const problems = problemsOf({
      name: '',
      alert_trigger_type: 'State',
      filter: {
        group_type: 'or',
        conditions: [
          ['id', 'eq', 1],
          ['id', 'eq', 'x'],
        ],
      },
      alert_transition_states: ['shipped', 'lost'],
      trigger_fields: ['colour'],
      extra_fields: ['colour'],
    });
    expect(problems.map((problem) => problem.path)).toEqual([
      'name',
      'filter.conditions[1]',
      'alert_transition_states',
      'alert_transition_states',
      'trigger_fields',
      'extra_fields',
    ]);
  });

  it('refuses a relation to a model that the site does not have', () => {
    expect(() =>
      parseAlertConfig({ ...minimal, extra_fields: ['request_id.state'] }, payment, () => undefined),
    ).toThrow('a model this site does not have');
  });

  it('throws nothing but AppError, whatever the JSON', () => {
    const input = fc.record({
      name: fc.jsonValue(),
      alert_trigger_type: fc.oneof(fc.constant('State'), fc.jsonValue()),
      filter: fc.jsonValue(),
      alert_transition_states: fc.jsonValue(),
      trigger_fields: fc.oneof(fc.array(fc.string()), fc.jsonValue()),
      extra_fields: fc.oneof(fc.array(fc.string()), fc.jsonValue()),
      alert_enabled: fc.jsonValue(),
    });
    expect(() => fc.assert(fc.property(input, (written) => problemsOf(written).length >= 0))).not.toThrow();
  });
});

describe('parseAlertChanges', () => {
  const current = parseAlertConfig(whole, payment, resolveModel);
  const change = (input: Record<string, unknown>) => parseAlertChanges(input, current, payment, resolveModel);

  it('keeps what is absent or undefined', () => {
    expect(writeAlertConfig(change({ name: 'Renamed', filter: undefined }))).toEqual({
      ...whole,
      name: 'Renamed',
    });
    expect(writeAlertConfig(change({}))).toEqual(whole);
  });

  it('removes the filter when it is set to nothing', () => {
    expect(change({ filter: null }).filter.conditions).toEqual([]);
  });

  it('checks the change together with what is kept', () => {
    expect(() => change({ alert_transition_states: [] })).toThrow('at least one transition state');
    expect(change({ alert_trigger_type: 'Field' })).toMatchObject({
      triggerType: 'Field',
      triggerFields: ['comment'],
    });
  });
});
