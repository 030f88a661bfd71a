import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { organization } from '@/lib/domain/core-models/organization';
import type {
  FieldDefinition,
  FieldType,
  FieldValue,
  FieldValues,
  ModelDefinition,
} from '@/lib/domain/field-types';
import { matchesFilter, NOTHING_RELATED } from '@/lib/domain/filter/evaluate';
import { operatorDefinition, operatorsFor, type OperatorName } from '@/lib/domain/filter/operators';
import { parseFilter } from '@/lib/domain/filter/parse';
import { prepareFilter } from '@/lib/domain/filter/prepare';
import { writeFilter } from '@/lib/domain/filter/write';

const custom = (name: string, type: FieldType): FieldDefinition => ({
  name,
  type,
  relation: null,
  custom: true,
});
/** Has a field of every type: budget and notes are custom, the rest is Fluxx's own. */
const model: ModelDefinition = {
  ...organization,
  fields: [...organization.fields, custom('budget', 'decimal'), custom('notes', 'text')],
};

const calendar = { timeZone: 'UTC', fiscalYearStartMonth: 1, today: '2026-11-24' };

function parse(filter: unknown) {
  return parseFilter(filter, model, () => undefined);
}

function matches(filter: unknown, values: FieldValues): boolean {
  return matchesFilter(prepareFilter(parse(filter), calendar), values, NOTHING_RELATED);
}

function ask(value: FieldValue, operator: string, operand: unknown, field: string): boolean {
  return matches([field, operator, operand], { [field]: value });
}

describe('a condition', () => {
  it.each([
    ['name', 'Ärzte ohne Grenzen', 'eq', 'äRZTE OHNE GRENZEN', true],
    ['name', 'Straße', 'eq', 'STRASSE', true],
    ['name', 'due', 'eq', 'du', false],
    ['name', 'apple', 'lt', 'Banana', true],
    ['name', 'Banana', 'lt', 'apple', false],
    ['name', 'banana', 'lte', 'BANANA', true],
    ['name', 'Lloyds Bank', 'starts_with', 'lloyds', true],
    ['name', 'The Lloyds Bank', 'starts_with', 'lloyds', false],
    ['notes', 'paid in FULL today', 'contains', 'full', true],
    ['notes', 'ΟΔΟΣΑ', 'contains', 'οδος', true],
    ['notes', '100% sure', 'like', '100\\% s_re', true],
    ['notes', '1000 sure', 'like', '100\\%%', false],
    ['id', 5, 'eq', '5', true],
    ['id', 5, 'gt', 4, true],
    ['id', 5, 'gt', 5, false],
    ['id', 5, 'gte', 5, true],
    ['id', 5, 'lt', 5, false],
    ['id', 5, 'range', '5,9', true],
    ['id', 9, 'range', '5, 9', true],
    ['id', 10, 'range', '5,9', false],
    ['latitude', 51.5, 'range', '-90,51.5', true],
    ['budget', '50000', 'eq', '50000.00', true],
    ['budget', '50000.00', 'eq', 50000, true],
    ['budget', '9', 'lt', '10', true],
    ['budget', '-9', 'lt', '-10', false],
    ['budget', '0.3', 'eq', '0.30', true],
    ['budget', '12345678901234567890.01', 'gt', '12345678901234567890', true],
    ['c3_status_approved', false, 'eq', 'false', true],
    ['c3_status_approved', true, 'eq', '0', false],
    ['tax_registration_date', '2026-11-24', 'eq', '2026-11-24', true],
    ['tax_registration_date', '2026-11-24', 'range', '2026-11-01,2026-11-24', true],
    ['tax_registration_date', '2026-11-25', 'lte', '2026-11-24', false],
  ])('asked of %s %j: %s %j is %s', (field, value, operator, operand, expected) => {
    expect(ask(value, operator, operand, field)).toBe(expected);
    expect(ask(value, `not-${operator}`, operand, field)).toBe(!expected);
  });

  it.each([
    ['2026-11-23T23:59:59.999Z', { eq: false, lt: true, lte: true, gt: false, gte: false }],
    ['2026-11-24T00:00:00.000Z', { eq: true, lt: false, lte: true, gt: false, gte: true }],
    ['2026-11-24T23:59:59.999Z', { eq: true, lt: false, lte: true, gt: false, gte: true }],
    ['2026-11-25T00:00:00.000Z', { eq: false, lt: false, lte: false, gt: true, gte: true }],
  ])('takes a day asked of the datetime %s for the whole day in UTC', (value, expected) => {
    const day = '2026-11-24';
    const answers = Object.keys(expected).map((operator) => [
      operator,
      ask(value, operator, day, 'created_at'),
    ]);
    expect(Object.fromEntries(answers)).toEqual(expected);
    expect(ask(value, 'range', `${day},${day}`, 'created_at')).toBe(expected.eq);
  });

  it('compares datetimes as moments, in whatever zone they are written', () => {
    expect(ask('2026-11-24T09:30:00.000Z', 'eq', '2026-11-24T11:30:00+02:00', 'created_at')).toBe(true);
    expect(ask('2026-11-24T09:30:00.001Z', 'lte', '2026-11-24 09:30:00', 'created_at')).toBe(false);
  });

  it('meets "null" when the field is null or absent, and nothing else then', () => {
    expect(matches(['name', 'null', '-'], { name: null })).toBe(true);
    expect(matches(['name', 'null', ''], {})).toBe(true);
    expect(matches(['name', 'not-null', '-'], { name: 'x' })).toBe(true);
    expect(matches(['id', 'lt', 5], {})).toBe(false);
    expect(matches(['id', 'gte', -5], { id: null })).toBe(false);
    expect(matches(['id', 'not-eq', 5], { id: null })).toBe(true);
    expect(matches(['notes', 'like', '%'], { notes: null })).toBe(false);
  });
});

describe('a group', () => {
  const yes = ['id', 'eq', 1];
  const no = ['id', 'eq', 2];
  it.each([
    ['and', [yes, yes], true],
    ['and', [yes, no], false],
    ['or', [no, yes], true],
    ['or', [no, no], false],
    ['not-and', [yes, yes], false],
    ['not-and', [yes, no], true],
    ['not-or', [no, yes], false],
    ['not-or', [no, no], true],
    ['and', [], true],
    ['or', [], true],
  ])('%s of %j is %s', (group_type, conditions, expected) => {
    expect(matches({ group_type, conditions }, { id: 1 })).toBe(expected);
  });

  it('is met by every record when there is no filter', () => {
    expect(matches(null, {})).toBe(true);
  });
});

describe('the laws of the filter language', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'A', 'ß', 's', 'S', 'é', 'e\u0301', '%', '_', '😀'),
    minLength: 1,
    maxLength: 5,
  });
  const day = fc
    .date({ min: new Date('2026-11-20'), max: new Date('2026-11-27'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const values: Record<FieldType, fc.Arbitrary<string | number | boolean>> = {
    string: text,
    text,
    integer: fc.integer({ min: -5, max: 5 }),
    float: fc.double({ min: -2, max: 2, noNaN: true }).map((value) => (value === 0 ? 0 : value)),
    decimal: fc.integer({ min: -500, max: 500 }).map((cents) => String(cents / 100)),
    boolean: fc.boolean(),
    date: day.map((moment) => moment.slice(0, 10)),
    datetime: fc.oneof(
      day,
      day.map((moment) => `${moment.slice(0, 10)}T00:00:00.000Z`),
    ),
  };
  const record: fc.Arbitrary<FieldValues> = fc.record(
    Object.fromEntries(model.fields.map(({ name, type }) => [name, fc.option(values[type])])),
  );

  function operandFor(operator: OperatorName, type: FieldType): fc.Arbitrary<string | number | boolean> {
    const value = type === 'datetime' ? fc.oneof(values.date, values.datetime) : values[type];
    switch (operatorDefinition(operator).shape) {
      case 'none':
        return fc.constantFrom('-', '');
      case 'count':
        return fc.integer({ min: 1, max: 400 });
      case 'years':
        return fc.integer({ min: 2020, max: 2026 }).map((year) => `${year},${year + 3}`);
      case 'range':
        // A sorted pair of two different values of a type may still be refused (a day and its evening): use one value.
        return type === 'integer'
          ? fc.tuple(values.integer, fc.nat(5)).map(([from, width]) => `${from},${Number(from) + width}`)
          : value.map((end) => `${end},${end}`);
      default:
        return value;
    }
  }

  const triple = fc
    .constantFrom(...model.fields)
    .chain((field) => fc.tuple(fc.constant(field), fc.constantFrom(...operatorsFor(field.type))))
    .chain(([{ name, type }, operator]) =>
      fc.tuple(fc.constant(name), fc.constant(operator), operandFor(operator, type)),
    );

  it('not-x is the exact complement of x, for every operator of every type, nulls included', () => {
    const isComplement = fc.property(triple, record, ([field, operator, operand], saved) => {
      return (
        matches([field, operator, operand], saved) !== matches([field, `not-${operator}`, operand], saved)
      );
    });
    expect(() => fc.assert(isComplement, { numRuns: 5_000 })).not.toThrow();
  });

  it('lt, eq and gt part all values but null between them; lte and gte are their unions; range is gte and lte', () => {
    const ordered = triple.filter(([, operator]) => operator === 'lt');
    const parts = fc.property(ordered, record, ([field, , operand], saved) => {
      const is = (operator: string) => matches([field, operator, operand], saved);
      const met = [is('lt'), is('eq'), is('gt')].filter(Boolean).length;
      const isNull = (saved[field] ?? null) === null;
      return (
        met === (isNull ? 0 : 1) &&
        is('lte') === (is('lt') || is('eq')) &&
        is('gte') === (is('gt') || is('eq'))
      );
    });
    expect(() => fc.assert(parts, { numRuns: 3_000 })).not.toThrow();
  });

  it('and is every, or is some, and their not- forms are the complements', () => {
    const conditions = fc.array(triple, { minLength: 1, maxLength: 4 });
    const holds = fc.property(conditions, record, (triples, saved) => {
      const each = triples.map((one) => matches(one, saved));
      const group = (group_type: string) => matches({ group_type, conditions: triples }, saved);
      return (
        group('and') === each.every(Boolean) &&
        group('or') === each.some(Boolean) &&
        group('not-and') === !group('and') &&
        group('not-or') === !group('or')
      );
    });
    expect(() => fc.assert(holds, { numRuns: 3_000 })).not.toThrow();
  });

  it('a nested filter written down and read again meets the same records', () => {
    const { node } = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        triple,
        fc.record({
          group_type: fc.constantFrom('and', 'or', 'not-and', 'not-or'),
          conditions: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
        }),
      ),
    }));
    const survives = fc.property(node, record, (written, saved) => {
      const again = JSON.stringify(writeFilter(parse(written)));
      return matches(written, saved) === matches(again, saved);
    });
    expect(() => fc.assert(survives, { numRuns: 2_000 })).not.toThrow();
  });
});
