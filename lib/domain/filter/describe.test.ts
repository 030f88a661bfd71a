import { describe, expect, it } from 'vitest';
import { requestTransaction as payment } from '@/lib/domain/core-models/request-transaction';
import { describeFilter } from '@/lib/domain/filter/describe';
import { parseFilter } from '@/lib/domain/filter/parse';

const due = ['state', 'eq', 'due'];
const large = ['amount_due', 'gt', '50000'];
const group = (group_type: string, ...conditions: unknown[]) => ({ group_type, conditions });

describe('describeFilter', () => {
  it.each([
    [null, 'every record'],
    [group('and', due, large), 'state is "due" and amount_due is greater than 50000'],
    [
      group('or', due, group('and', large, due)),
      'state is "due" or (amount_due is greater than 50000 and state is "due")',
    ],
    [group('not-or', due, large), 'not (state is "due" or amount_due is greater than 50000)'],
    [group('and', due, group('not-and', large)), 'state is "due" and not (amount_due is greater than 50000)'],
    [group('and', due, group('or', large)), 'state is "due" and amount_due is greater than 50000'],
    [group('and', due, group('or')), 'state is "due" and anything'],
    [['comment', 'null', '-'], 'comment is empty'],
    [['comment', 'not-null', '-'], 'comment is not empty'],
    [['comment', 'not-contains', 'a "quote" $&'], 'comment does not contain "a \\"quote\\" $&"'],
    [['amount_due', 'not-range', '1, 5'], 'amount_due is not in the range 1 to 5'],
    [['due_at', 'lte', '2026-11-24'], 'due_at is 2026-11-24 or before'],
    [['due_at', 'gt', '2026-11-24'], 'due_at is after 2026-11-24'],
  ])('says of %j: %s', (filter, sentence) => {
    expect(describeFilter(parseFilter(filter, payment))).toBe(sentence);
  });
});
