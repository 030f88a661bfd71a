import { describe, expect, it } from 'vitest';
import { grantRequest } from '@/lib/domain/core-models/grant-request';
import { requestTransaction as payment } from '@/lib/domain/core-models/request-transaction';
import { isEqualityOnly, readBasicFilter, writeBasicFilter } from '@/lib/domain/filter/basic';
import { parseFilter } from '@/lib/domain/filter/parse';

const resolveModel = () => grantRequest;
const group = (group_type: string, ...conditions: unknown[]) => ({ group_type, conditions });
const due = ['state', 'eq', 'due'];
const paid = ['state', 'eq', 'paid'];
const wire = ['payment_type', 'eq', 'wire'];

describe('a basic filter', () => {
  it.each([
    [null, []],
    [group('or'), []],
    [due, [{ field: 'state', values: ['due'] }]],
    [group('or', due, paid), [{ field: 'state', values: ['due', 'paid'] }]],
    [
      group('and', group('or', due, paid), wire),
      [
        { field: 'state', values: ['due', 'paid'] },
        { field: 'payment_type', values: ['wire'] },
      ],
    ],
  ])('is what the simple form can show: %j', (filter, lines) => {
    const parsed = parseFilter(filter, payment, resolveModel);
    expect(readBasicFilter(parsed)).toEqual(lines);
    expect(readBasicFilter(parseFilter(writeBasicFilter(lines), payment, resolveModel))).toEqual(lines);
  });

  it.each([
    ['another operator', ['state', 'not-eq', 'due']],
    ['another comparison', ['amount_due', 'gt', 1]],
    ['a window of time', ['due_at', 'this-week', '-']],
    ['a join', ['request_id', 'filter', ['granted', 'eq', true]]],
    ['a negated group', group('not-and', due)],
    ['values of two fields in one or', group('or', due, wire)],
    ['one field twice in an and', group('and', due, paid)],
    ['a group in a group in a group', group('and', group('or', group('or', due)))],
    ['an empty group beside a condition', group('and', due, group('or'))],
  ])('is not %s', (_what, filter) => {
    expect(isEqualityOnly(parseFilter(filter, payment, resolveModel))).toBe(false);
  });

  it('leaves out a line of the form without values', () => {
    expect(writeBasicFilter([{ field: 'state', values: [] }])).toEqual({ group_type: 'and', conditions: [] });
  });
});
