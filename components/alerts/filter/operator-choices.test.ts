import { expect, it } from 'vitest';
import { FIELD_TYPES } from '@/lib/domain/field-types';
import { OPERATOR_NAMES } from '@/lib/domain/filter/operators';
import { operatorChoices, shapeOf } from './operator-choices';

it('offers every operator of the language, with its not- form, to some field', () => {
  const offered = new Set(
    FIELD_TYPES.flatMap((type) =>
      operatorChoices({ type, relation: type === 'integer' ? 'user' : null }),
    ).map(({ value }) => value),
  );
  expect(offered).toEqual(new Set(OPERATOR_NAMES.flatMap((name) => [name, `not-${name}`])));
});

it('names them so that no two of a field read the same', () => {
  for (const type of FIELD_TYPES) {
    const labels = operatorChoices({ type, relation: null }).map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.join()).not.toContain('{}');
  }
});

it.each([
  ['not-null', 'none'],
  ['range', 'range'],
  ['last-n-days', 'count'],
  ['not-range-year-fiscal', 'years'],
  ['filter', 'group'],
  ['no-such-operator', 'value'],
])('%s takes %s', (operator, shape) => {
  expect(shapeOf(operator)).toBe(shape);
});
