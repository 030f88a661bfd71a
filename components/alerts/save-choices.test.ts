import { expect, it } from 'vitest';
import { grantRequest } from '@/lib/domain/core-models/grant-request';
import { saveChoices } from './save-choices';

const draft = { transitionStates: ['granted'], triggerFields: ['po_number'] };

it('begins with the save that the alert waits for', () => {
  expect(saveChoices({ ...draft, triggerType: 'State' }, grantRequest)[0]?.save).toEqual({
    kind: 'moved-into',
    state: 'granted',
  });
  expect(saveChoices({ ...draft, triggerType: 'Field' }, grantRequest)[0]?.save).toEqual({
    kind: 'field-changed',
    field: 'po_number',
  });
  expect(saveChoices({ ...draft, triggerType: 'Filter' }, grantRequest).map(({ value }) => value)).toEqual([
    'any',
    'nothing',
  ]);
});

it('offers every state once, and nothing to choose where no save is asked', () => {
  const values = saveChoices({ ...draft, triggerType: 'State' }, grantRequest).map(({ value }) => value);
  expect(new Set(values).size).toBe(values.length);
  expect(values).toHaveLength(grantRequest.states.length + 1);
  expect(saveChoices({ ...draft, triggerType: 'One Time Filter' }, grantRequest)).toHaveLength(1);
});
