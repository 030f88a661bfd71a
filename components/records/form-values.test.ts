import { expect, it } from 'vitest';
import { groupDigits } from '@/lib/domain/group-digits';
import { changedValues, contested, toFormValues } from './form-values';

const fields = (['amount', 'note', 'granted'] as const).map((name) => ({
  name,
  type: name === 'amount' ? ('decimal' as const) : name === 'note' ? ('text' as const) : ('boolean' as const),
  relation: null,
  custom: false,
}));

it('sends only what was changed, digit by digit, and null for what was emptied', () => {
  const before = toFormValues(fields, { amount: '12345678901234567890.25', note: 'Old', granted: true });
  expect(before).toEqual({ amount: '12345678901234567890.25', note: 'Old', granted: 'true' });
  expect(changedValues(before, before)).toEqual({});
  expect(changedValues(before, { ...before, amount: '12345678901234567891.25', note: '' })).toEqual({
    amount: '12345678901234567891.25',
    note: null,
  });
});

it('names what two people changed to different values, and nothing else', () => {
  const before = { amount: '1', note: 'a', granted: '' };
  expect(
    contested(
      before,
      { amount: '2', note: 'mine', granted: 'true' },
      { amount: '2', note: 'theirs', granted: '' },
    ),
  ).toEqual([{ name: 'note', mine: 'mine', theirs: 'theirs' }]);
});

it('groups digits without a number in between', () => {
  expect(['1234567.5', '-98765432109876543210', '12', '1e5'].map(groupDigits)).toEqual([
    '1,234,567.5',
    '-98,765,432,109,876,543,210',
    '12',
    '1e5',
  ]);
});
