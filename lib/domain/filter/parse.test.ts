import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grantRequest } from '@/lib/domain/core-models/grant-request';
import { requestTransaction as payment } from '@/lib/domain/core-models/request-transaction';
import { AppError } from '@/lib/domain/errors';
import {
  MAX_FILTER_CONDITIONS,
  MAX_FILTER_DEPTH,
  parseFilter,
  parseStoredFilter,
  readFilter,
} from '@/lib/domain/filter/parse';
import { EVERY_RECORD } from '@/lib/domain/filter/types';
import { writeFilter } from '@/lib/domain/filter/write';

const due = ['state', 'eq', 'due'];
const paid = ['paid_at', 'not-null', '-'];

/** A site where everything but grant requests and payments is missing. */
function resolveModel(name: string) {
  return [grantRequest, payment].find((model) => model.name === name);
}

function problemsOf(input: unknown) {
  const reading = readFilter(input, payment, resolveModel);
  return reading.ok ? [] : reading.problems;
}

function nested(levels: number): unknown {
  let node: unknown = ['id', 'eq', 1];
  for (let level = 0; level < levels; level += 1) node = { group_type: 'and', conditions: [node] };
  return node;
}

function listOf(count: number): unknown {
  return { group_type: 'or', conditions: Array.from({ length: count }, (_, id) => ['id', 'eq', id]) };
}

describe('parseFilter', () => {
  it.each([null, undefined, '', '  ', {}, [], '{}', 'null', '[]', '""'])(
    'takes %j for no filter',
    (input) => {
      expect(parseFilter(input, payment, resolveModel)).toBe(EVERY_RECORD);
    },
  );

  it('reads JSON text and the value itself alike, groups of all four types included', () => {
    const written = {
      group_type: 'and',
      conditions: [
        ['state', 'eq', 'due'],
        {
          group_type: 'not-or',
          conditions: [
            ['amount_due', 'lt', '50000'],
            ['comment', 'null', '-'],
          ],
        },
        { group_type: 'not-and', conditions: [['id', 'range', '1,5']] },
        { group_type: 'or', conditions: [['paid_at', 'not-null', '']] },
        ['due_at', 'last-n-months', 3],
        ['due_at', 'not-range-year-cal', '2010-2024'],
        ['request_id', 'not-filter', { group_type: 'or', conditions: [['granted', 'eq', true]] }],
      ],
    };
    expect(writeFilter(parseFilter(JSON.stringify(written), payment, resolveModel))).toEqual(written);
    expect(writeFilter(parseFilter(written, payment, resolveModel))).toEqual(written);
  });

  it('takes a bare triple at the root', () => {
    expect(writeFilter(parseFilter(['state', 'eq', 'due'], payment, resolveModel))).toEqual({
      group_type: 'and',
      conditions: [['state', 'eq', 'due']],
    });
  });

  it.each([
    ['text that is not JSON', '{"group_type":', 'filter', 'not JSON'],
    ['a number', 5, 'filter', 'neither a group nor a condition'],
    ['a list of triples without a group', [['id', 'eq', 1]], 'filter', 'three things'],
    ['two things', ['id', 'null'], 'filter', 'three things'],
    ['an unknown group type', { group_type: 'xor', conditions: [] }, 'filter', '"xor"'],
    ['a group without conditions', { group_type: 'and' }, 'filter', '"conditions" is a list'],
    [
      'a misspelled key',
      { group_type: 'and', condition: [], conditions: [] },
      'filter',
      '"condition" is unknown',
    ],
    ['a negated group of nothing', { group_type: 'not-or', conditions: [] }, 'filter', 'never match'],
    ['an unknown field', ['colour', 'eq', 'red'], 'filter', '"colour" does not exist on request_transaction'],
    ['a field of every object', ['constructor', 'null', '-'], 'filter', 'does not exist'],
    ['an unknown operator', ['id', 'equals', 1], 'filter', '"equals" does not exist'],
    ['an operator of every object', ['id', 'toString', 1], 'filter', 'does not exist'],
    ['a doubly negated operator', ['id', 'not-not-eq', 1], 'filter', 'does not exist'],
    ['another spelling', ['id', 'EQ', 1], 'filter', 'does not exist'],
    ['a window of a field that is no date', ['id', 'this-week', '-'], 'filter', 'which is an integer'],
    ['a window of nothing', ['due_at', 'last-n-months', 0], 'filter', 'whole number from 1 to 12000'],
    ['a window of half months', ['due_at', 'last-n-months', '1.5'], 'filter', 'how many months'],
    ['a window longer than the calendar', ['due_at', 'years-n-ago', '1001'], 'filter', 'to 1000'],
    ['a number where a window takes none', ['due_at', 'this-week', '3'], 'filter', 'takes no operand'],
    ['years backwards', ['due_at', 'range-year-cal', '2024-2010'], 'filter', 'ends before it starts'],
    ['years that are none', ['due_at', 'range-year-fiscal', 'last'], 'filter', 'Years are written'],
    ['the year 0', ['due_at', 'range-year-cal', '0000'], 'filter', 'the first there is'],
    ['a join of a field that leads nowhere', ['id', 'filter', due], 'filter', 'does not lead to another'],
    ['a join without a group', ['request_id', 'filter', '-'], 'filter[2]', 'neither a group nor'],
    [
      'a join to a model that is not there',
      ['organization_payee_id', 'filter', due],
      'filter',
      'does not have',
    ],
    [
      'a field of the model itself in a join',
      ['request_id', 'filter', paid],
      'filter[2]',
      'on grant_request',
    ],
    ['text for a decimal', ['amount_due', 'gt', '50,000'], 'filter', 'amount_due is a decimal'],
    ['a number for text', ['state', 'eq', 5], 'filter', 'Expected text'],
    ['a state that is none', ['state', 'eq', 'dew'], 'filter', 'request_transaction has no state "dew"'],
    ['to leave out a state that is none', ['state', 'not-eq', 'dew'], 'filter', 'no state "dew"'],
    [
      'a state of another model in a join',
      ['request_id', 'filter', due],
      'filter[2]',
      'grant_request has no state "due"',
    ],
    ['a list as operand', ['state', 'eq', ['due']], 'filter', 'A list cannot be used here'],
    ['nothing to compare with', ['state', 'eq', ''], 'filter', 'operator "null"'],
    ['null to compare with', ['amount_due', 'gt', null], 'filter', 'operator "null"'],
    ['an operand where none goes', ['state', 'null', 'due'], 'filter', 'takes no operand'],
    ['a text operator on a number', ['id', 'contains', '1'], 'filter', 'which is an integer'],
    ['a range of text', ['state', 'range', 'a,b'], 'filter', 'cannot be asked of state'],
    ['half a range', ['id', 'range', '5,'], 'filter', 'both ends'],
    ['a range of three', ['id', 'range', '1,2,3'], 'filter', 'both ends'],
    ['a range backwards', ['amount_due', 'range', '10,9.5'], 'filter', 'ends before it starts'],
    [
      'a date range backwards',
      ['due_at', 'range', '2026-02-01,2026-01-31'],
      'filter',
      'ends before it starts',
    ],
    ['a day that is not', ['due_at', 'eq', '2026-02-30'], 'filter', 'Expected a date and time'],
    ['an unfinished pattern', ['state', 'like', 'd\\'], 'filter', 'lone backslash'],
    ['an endless pattern', ['comment', 'like', '_'.repeat(1_001)], 'filter', 'at most 1000'],
    ['an endless text', ['comment', 'contains', 'a'.repeat(1_001)], 'filter', 'at most 1000'],
  ])('refuses %s', (_what, input, path, words) => {
    expect(problemsOf(input)).toEqual([{ path, message: expect.stringContaining(words) }]);
  });

  it('takes a state in any case, a part of its name, and a stored filter whose state is gone', () => {
    for (const condition of [
      ['state', 'eq', 'DUE'],
      ['state', 'starts_with', 'd'],
    ])
      expect(problemsOf(condition)).toEqual([]);
    const gone = ['state', 'eq', 'gone'];
    expect(() => parseFilter(gone, payment, resolveModel)).toThrow('no state "gone"');
    expect(writeFilter(parseStoredFilter(gone, payment, resolveModel))).toMatchObject({ conditions: [gone] });
  });

  it('names the path of every problem, and keeps the path it was given', () => {
    const input = {
      group_type: 'and',
      conditions: [
        ['state', 'eq', 'due'],
        ['nope', 'eq', '1'],
        { group_type: 'or', conditions: [['id', 'eq', 'x'], 7] },
        ['request_id', 'filter', { group_type: 'and', conditions: [['nope', 'eq', '1']] }],
      ],
    };
    const paths = [
      'conditions[1]',
      'conditions[2].conditions[0]',
      'conditions[2].conditions[1]',
      'conditions[3][2].conditions[0]',
    ];
    expect(problemsOf(input).map((problem) => problem.path)).toEqual(paths.map((path) => `filter.${path}`));
    const elsewhere = readFilter(input, payment, resolveModel, 'data.filter');
    expect(elsewhere).toMatchObject({ problems: [{ path: 'data.filter.conditions[1]' }, {}, {}, {}] });
  });

  it('throws an AppError that carries the problems and says that nothing was changed', () => {
    expect(() => parseFilter(['nope', 'eq', 1], payment, resolveModel)).toThrow(
      expect.objectContaining({
        code: 'invalid',
        message: expect.stringContaining('nothing was changed'),
        problems: [{ path: 'filter', message: expect.stringContaining('"nope"') }],
      }),
    );
  });

  it('takes groups to the depth limit and refuses the next level', () => {
    expect(problemsOf(nested(MAX_FILTER_DEPTH))).toEqual([]);
    expect(problemsOf(nested(MAX_FILTER_DEPTH + 1))).toMatchObject([
      { message: expect.stringContaining('100 levels') },
    ]);
  });

  it('refuses 100,000 levels as a value and as text without overflowing the stack', () => {
    const levels = 100_000;
    expect(problemsOf(nested(levels))).toMatchObject([{ message: expect.stringContaining('100 levels') }]);
    const text = '{"group_type":"and","conditions":['.repeat(levels) + ']}'.repeat(levels);
    expect(problemsOf(text)).toHaveLength(1);
    expect(problemsOf('['.repeat(levels) + ']'.repeat(levels))).toHaveLength(1);
    expect(problemsOf(['state', 'eq', nested(levels)])).toHaveLength(1);
  });

  it('takes nine joins inside one another, and fifty levels below one join', () => {
    const self = {
      ...grantRequest,
      fields: grantRequest.fields.map((field) => ({ ...field, relation: 'grant_request' })),
    };
    const read = (filter: unknown) => readFilter(filter, self, () => self);
    const joined = (levels: number) => {
      let join: unknown = ['id', 'eq', 1];
      for (let level = 0; level < levels; level += 1) join = ['base_request_id', 'filter', join];
      return join;
    };
    expect(read(joined(9)).ok).toBe(true);
    expect(read(joined(10))).toMatchObject({
      problems: [{ message: expect.stringContaining('below 10 joins') }],
    });
    expect(read(joined(100_000)).ok).toBe(false);
    expect(read(['base_request_id', 'filter', nested(49)]).ok).toBe(true);
    expect(read(['base_request_id', 'filter', nested(50)])).toMatchObject({
      problems: [{ message: expect.stringContaining('50 levels deep below 1 join.') }],
    });
  });

  it('takes conditions to their limit and refuses one more, once', () => {
    expect(problemsOf(listOf(MAX_FILTER_CONDITIONS))).toEqual([]);
    expect(problemsOf(listOf(MAX_FILTER_CONDITIONS + 1))).toMatchObject([
      { path: 'filter', message: expect.stringContaining('1000 conditions') },
    ]);
  });

  it('reads nothing after a limit was passed', () => {
    expect(() => parseFilter(nested(MAX_FILTER_DEPTH + 1), payment, resolveModel)).toThrow(
      /At filter\.conditions\[0\]\.conditions\[0\]\.…\.conditions\[0\]\.conditions\[0\]: Groups/,
    );
    const afterwards = { group_type: 'and', conditions: [nested(MAX_FILTER_DEPTH), ['nope', 'eq', 1]] };
    expect(problemsOf(afterwards)).toMatchObject([{ message: expect.stringContaining('100 levels') }]);
  });

  it('throws nothing but AppError, whatever the JSON', () => {
    const word = fc.constantFrom(
      'group_type',
      'conditions',
      'and',
      'not-or',
      'state',
      'amount_due',
      'eq',
      'range',
      'like',
      '',
    );
    const leaf = fc.oneof(word, fc.jsonValue({ maxDepth: 2 }));
    const { node } = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        leaf,
        fc.array(tie('node'), { maxLength: 4 }),
        fc.tuple(word, word, tie('node')),
        fc.record({ group_type: word, conditions: fc.array(tie('node'), { maxLength: 4 }) }),
        fc.dictionary(word, tie('node'), { maxKeys: 3 }),
      ),
    }));
    const input = fc.oneof(
      node,
      node.map((value) => JSON.stringify(value)),
      fc.string(),
    );
    const isSafe = fc.property(input, (value) => {
      try {
        parseFilter(value, payment, resolveModel);
        return true;
      } catch (error) {
        return error instanceof AppError && error.code === 'invalid' && error.problems.length > 0;
      }
    });
    expect(() => fc.assert(isSafe, { numRuns: 3_000 })).not.toThrow();
  });
});
