import { describe, expect, it } from 'vitest';
import { grantRequest } from '@/lib/domain/core-models/grant-request';
import { organization } from '@/lib/domain/core-models/organization';
import type { FieldValues } from '@/lib/domain/field-types';
import { matchesFilter, NOTHING_RELATED } from '@/lib/domain/filter/evaluate';
import { explainFilter, type ExplainedNode } from '@/lib/domain/filter/explain';
import { parseFilter } from '@/lib/domain/filter/parse';
import { prepareFilter } from '@/lib/domain/filter/prepare';

const record: FieldValues = { id: 7, state: 'granted', amount_requested: '15000.5', multi_year: true };

const noModel = () => undefined;
const situation = {
  calendar: { timeZone: 'UTC', fiscalYearStartMonth: 1, today: '2026-11-24' },
  related: NOTHING_RELATED,
};

function explained(filter: unknown) {
  return explainFilter(parseFilter(filter, grantRequest, noModel), record, situation);
}

/** The words of the conditions that decide. */
function deciding(node: ExplainedNode): string[] {
  if (node.kind === 'condition') return node.decides ? [node.words] : [];
  if (node.kind === 'join') return node.filter === null ? [] : deciding(node.filter);
  return node.conditions.flatMap(deciding);
}

describe('explainFilter', () => {
  it('gives each condition its verdict, its words and the value of the record', () => {
    const group = explained({
      group_type: 'and',
      conditions: [
        ['state', 'eq', 'GRANTED'],
        ['amount_requested', 'gt', '50000'],
        ['po_number', 'null', '-'],
      ],
    });
    expect(group).toEqual({
      kind: 'group',
      type: 'and',
      holds: false,
      decides: true,
      conditions: [
        {
          kind: 'condition',
          field: 'state',
          type: 'string',
          words: 'state is "GRANTED"',
          value: 'granted',
          holds: true,
          decides: false,
        },
        {
          kind: 'condition',
          field: 'amount_requested',
          type: 'decimal',
          words: 'amount_requested is greater than 50,000',
          value: '15000.5',
          holds: false,
          decides: true,
        },
        {
          kind: 'condition',
          field: 'po_number',
          type: 'string',
          words: 'po_number is empty',
          value: null,
          holds: true,
          decides: false,
        },
      ],
    });
  });

  it.each([
    ['an and that holds hangs on all', 'and', ['state', 'multi_year'], true],
    ['an or that holds hangs on what holds', 'or', ['state'], true],
    ['a not-and that holds hangs on what fails', 'not-and', ['po_number'], true],
    ['a not-or that fails hangs on what holds', 'not-or', ['state'], false],
  ])('%s', (_name, type, fields, holds) => {
    const conditions =
      type === 'and'
        ? [
            ['state', 'eq', 'granted'],
            ['multi_year', 'eq', 'true'],
          ]
        : [
            ['state', 'eq', 'granted'],
            ['po_number', 'eq', 'x'],
          ];
    const group = explained({ group_type: type, conditions });
    expect(group.holds).toBe(holds);
    const decided = group.conditions.flatMap((node) =>
      node.kind === 'condition' && node.decides ? [node.field] : [],
    );
    expect(decided).toEqual(fields);
  });

  it('marks nothing below a group that does not decide', () => {
    const group = explained({
      group_type: 'and',
      conditions: [['po_number', 'eq', 'x'], { group_type: 'or', conditions: [['state', 'eq', 'granted']] }],
    });
    expect(deciding(group)).toEqual(['po_number is "x"']);
  });

  it('says of every part what the evaluator says, negations and nesting included', () => {
    const written = {
      group_type: 'not-or',
      conditions: [
        ['po_number', 'not-eq', 'x'],
        {
          group_type: 'not-and',
          conditions: [
            ['amount_requested', 'range', '1,20000'],
            ['state', 'not-null', ''],
          ],
        },
      ],
    };
    const group = explained(written);
    expect(group.holds).toBe(
      matchesFilter(
        prepareFilter(parseFilter(written, grantRequest, noModel), situation.calendar),
        record,
        NOTHING_RELATED,
      ),
    );
    expect(group.conditions.map((node) => node.holds)).toEqual([true, false]);
  });

  describe('a join', () => {
    const leeds = { id: 3, name: 'Open Door', city: 'Leeds' };
    const asked = (filter: unknown, id: number | null) =>
      explainFilter(
        parseFilter(filter, grantRequest, (name) => (name === 'organization' ? organization : undefined)),
        { ...record, program_organization_id: id },
        { ...situation, related: (_model, wanted) => (wanted === 3 ? leeds : undefined) },
      ).conditions[0];
    const inYork = ['program_organization_id', 'filter', ['city', 'eq', 'York']];

    it('is explained inside, with the values of the related record', () => {
      expect(asked(inYork, 3)).toMatchObject({
        kind: 'join',
        model: 'organization',
        words: 'program_organization_id leads to an organization',
        value: 3,
        holds: false,
        decides: true,
        filter: {
          holds: false,
          conditions: [{ words: 'city is "York"', value: 'Leeds', holds: false, decides: true }],
        },
      });
    });

    it('negated holds when what is inside does not', () => {
      expect(asked(['program_organization_id', 'not-filter', ['city', 'eq', 'York']], 3)).toMatchObject({
        negated: true,
        words: 'program_organization_id does not lead to an organization',
        holds: true,
        filter: { holds: false },
      });
    });

    it.each([
      ['is empty', null],
      ['points to no record', 99],
    ])('of a field that %s has nothing inside', (_name, id) => {
      expect(asked(inYork, id)).toMatchObject({ value: id, holds: false, decides: true, filter: null });
    });
  });

  it('an empty filter holds', () => {
    expect(explained(null)).toEqual({
      kind: 'group',
      type: 'and',
      holds: true,
      decides: true,
      conditions: [],
    });
  });
});
