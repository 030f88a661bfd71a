import { describe, expect, it } from 'vitest';
import { grantRequest } from '@/lib/domain/core-models/grant-request';
import { requestTransaction as payment } from '@/lib/domain/core-models/request-transaction';
import { describeFilter } from '@/lib/domain/filter/describe';
import { parseFilter } from '@/lib/domain/filter/parse';

const due = ['state', 'eq', 'due'];
const large = ['amount_due', 'gt', '50000'];
const group = (group_type: string, ...conditions: unknown[]) => ({ group_type, conditions });

describe('describeFilter', () => {
  it.each([
    [null, 'every record'],
    [group('and', due, large), 'state is "due" and amount_due is greater than 50,000'],
    [
      group('or', due, group('and', large, due)),
      'state is "due" or (amount_due is greater than 50,000 and state is "due")',
    ],
    [group('not-or', due, large), 'not (state is "due" or amount_due is greater than 50,000)'],
    [
      group('and', due, group('not-and', large)),
      'state is "due" and not (amount_due is greater than 50,000)',
    ],
    [group('and', due, group('or', large)), 'state is "due" and amount_due is greater than 50,000'],
    [group('and', due, group('or')), 'state is "due" and anything'],
    [['comment', 'null', '-'], 'comment is empty'],
    [['comment', 'not-null', '-'], 'comment is not empty'],
    [['comment', 'not-contains', 'a "quote" $&'], 'comment does not contain "a \\"quote\\" $&"'],
    [['amount_due', 'not-range', '1, 5'], 'amount_due is not in the range 1 to 5'],
    [['due_at', 'lte', '2026-11-24'], 'due_at is 2026-11-24 or before'],
    [['due_at', 'gt', '2026-11-24'], 'due_at is after 2026-11-24'],
    [['due_at', 'range', '01/02/2026-03/04/2026'], 'due_at is in the range 01/02/2026 to 03/04/2026'],
    [['due_at', 'yesterday', '-'], 'due_at is yesterday'],
    [['due_at', 'not-this-week', '-'], 'due_at is not this week'],
    [['due_at', 'last-n-months', '3'], 'due_at is in the last 3 months'],
    [['due_at', 'not-next-n-days', 1], 'due_at is not in the next 1 day'],
    [['due_at', 'days-n-ago', 7], 'due_at is 7 days ago'],
    [['due_at', 'fiscal-n-quarters-ago', 2], 'due_at is in the fiscal quarter 2 fiscal quarters ago'],
    [['due_at', 'last-fiscal', '-'], 'due_at is last fiscal year'],
    [['due_at', 'range-year-cal', '2010-2024'], 'due_at is in the years 2010 to 2024'],
    [['due_at', 'range-year-fiscal', '2026'], 'due_at is in the fiscal years 2026'],
    [
      ['request_id', 'filter', group('or', ['granted', 'eq', '1'], ['po_number', 'null', '-'])],
      'request_id leads to a grant request where (granted is true or po_number is empty)',
    ],
    [['request_id', 'not-filter', group('and')], 'request_id does not lead to a grant request'],
  ])('says of %j: %s', (filter, sentence) => {
    expect(describeFilter(parseFilter(filter, payment, () => grantRequest))).toBe(sentence);
  });
});
