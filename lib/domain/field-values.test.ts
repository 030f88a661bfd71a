import { Big } from 'big.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals } from '@/lib/domain/decimals';
import { FIELD_TYPES, type FieldType } from '@/lib/domain/field-types';
import { LongNumber } from '@/lib/domain/json-text';
import { fieldValuesEqual, parseFieldValue } from '@/lib/domain/field-values';

function accepted(type: FieldType, input: unknown) {
  const parsed = parseFieldValue(type, input);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}

function isRefused(type: FieldType, input: unknown): boolean {
  return !parseFieldValue(type, input).ok;
}

describe('parseFieldValue', () => {
  it.each(FIELD_TYPES)('reads null, undefined and the empty text as null for %s', (type) => {
    expect([null, undefined, ''].map((input) => accepted(type, input))).toEqual([null, null, null]);
  });

  it.each([
    ['string', 'Ångström', 'Ångström'],
    ['text', ' ', ' '],
    ['integer', '50000', 50000],
    ['integer', '-7', -7],
    ['integer', '-0', 0],
    ['integer', 9007199254740991, 9007199254740991],
    ['float', '51.5', 51.5],
    ['float', '1e3', 1000],
    ['float', -0, 0],
    ['decimal', '50000', '50000'],
    ['decimal', 50000, '50000'],
    ['decimal', '0015000.50', '15000.5'],
    ['decimal', '-0.00', '0'],
    ['decimal', 1e-7, '0.0000001'],
    ['decimal', '0.15e5', '15000'],
    ['decimal', '.5', '0.5'],
    ['decimal', '9'.repeat(38), '9'.repeat(38)],
    ['boolean', 'true', true],
    ['boolean', '0', false],
    ['boolean', 1, true],
    ['date', '2024-02-29', '2024-02-29'],
    ['datetime', '2026-11-24', '2026-11-24T00:00:00.000Z'],
    ['datetime', '2026-11-24 09:30:00', '2026-11-24T09:30:00.000Z'],
    ['datetime', '2026-11-24T09:30:00+02:00', '2026-11-24T07:30:00.000Z'],
    ['datetime', '2026-11-24T09:30:00-0530', '2026-11-24T15:00:00.000Z'],
    ['datetime', '2026-11-24T09:30:00.123456Z', '2026-11-24T09:30:00.123Z'],
    ['datetime', '0099-01-01T00:00Z', '0099-01-01T00:00:00.000Z'],
  ] as const)('reads a %s from %j as %j', (type, input, value) => {
    expect(accepted(type, input)).toBe(value);
  });

  it.each([
    ['string', 5],
    ['string', 'a\0b'],
    ['string', 'half \ud800 pair'],
    ['string', 'x'.repeat(10_001)],
    ['text', 'x'.repeat(1_000_001)],
    ['text', {}],
    ['integer', '50,000'],
    ['integer', ' 5'],
    ['integer', 1.5],
    ['integer', 9007199254740992],
    ['integer', '9007199254740993'],
    ['integer', Number.NaN],
    ['integer', true],
    ['float', 'Infinity'],
    ['float', '1e999'],
    ['float', Number.POSITIVE_INFINITY],
    ['float', '0x10'],
    ['decimal', '50,000'],
    ['decimal', Number.NaN],
    ['decimal', '9'.repeat(39)],
    ['decimal', '1e9999'],
    ['decimal', 1e21],
    ['decimal', 0.1 + 0.2],
    ['decimal', '1.2.3'],
    ['boolean', 'yes'],
    ['boolean', 2],
    ['date', '2026-02-30'],
    ['date', '2025-02-29'],
    ['date', '2026-13-01'],
    ['date', '0000-01-01'],
    ['date', '24.11.2026'],
    ['date', '2026-11-24T00:00:00Z'],
    ['datetime', '2026-02-30T00:00:00Z'],
    ['datetime', '2026-11-24T24:00:00Z'],
    ['datetime', '2026-11-24T09:30:00+15:00'],
    ['datetime', '9999-12-31T23:00:00-05:00'],
    ['datetime', '0001-01-01T00:00:00+01:00'],
    ['datetime', 1764000000],
  ] as const)('refuses for a %s: %j', (type, input) => {
    expect(isRefused(type, input)).toBe(true);
  });

  it('reads a number of many digits as what it is: exact where numbers go, refused elsewhere as any number is', () => {
    const long = (text: string) => new LongNumber(text);
    expect(parseFieldValue('decimal', long('100000000000000.001'))).toEqual({
      ok: true,
      value: '100000000000000.001',
    });
    expect(parseFieldValue('integer', long('24.0000000000000000'))).toEqual({ ok: true, value: 24 });
    for (const [type, text] of [
      ['integer', '9007199254740993'],
      ['decimal', '1e-400'],
      ['float', '1e400'],
      ['string', '1234567890123456'],
      ['boolean', '1.0000000000000000'],
    ] as const)
      expect(parseFieldValue(type, long(text))).toMatchObject({
        ok: false,
        message: expect.stringContaining(text),
      });
  });

  it('says in a sentence what came and what was expected', () => {
    expect(parseFieldValue('integer', '50,000')).toEqual({
      ok: false,
      message: '"50,000" cannot be used here. Expected a whole number such as 12.',
    });
  });

  it('never throws, and leaves what it has accepted as it is', () => {
    const anyInput = fc.oneof(fc.jsonValue(), fc.double(), fc.date());
    const settles = fc.property(fc.constantFrom(...FIELD_TYPES), anyInput, (type, input) => {
      const first = parseFieldValue(type, input);
      const second = first.ok ? parseFieldValue(type, first.value) : first;
      return first.ok === second.ok && (!first.ok || !second.ok || first.value === second.value);
    });
    expect(() => fc.assert(settles, { numRuns: 2_000 })).not.toThrow();
  });
});

describe('fieldValuesEqual', () => {
  it('sees no change between two spellings of one value', () => {
    expect(fieldValuesEqual(accepted('decimal', '50000.00'), accepted('decimal', 50000))).toBe(true);
    expect(fieldValuesEqual(accepted('text', ''), null)).toBe(true);
  });

  it('sees a change of case in text', () => {
    expect(fieldValuesEqual('due', 'Due')).toBe(false);
  });
});

describe('compareDecimals', () => {
  const decimal = fc
    .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(8), fc.nat(3))
    .map(([digits, scale, zeros]) => {
      const plain = new Big(digits.toString()).div(new Big(10).pow(scale)).toFixed();
      return plain.includes('.') ? plain + '0'.repeat(zeros) : plain;
    });

  it('orders as the decimal library does, trailing zeros or not', () => {
    const sameOrder = fc.property(
      decimal,
      decimal,
      (left, right) =>
        Math.sign(compareDecimals(left, right)) === new Big(left).cmp(right) &&
        compareDecimals(left, left) === 0,
    );
    expect(() => fc.assert(sameOrder, { numRuns: 2_000 })).not.toThrow();
  });

  it.each([
    ['50000', '50000.00', 0],
    ['-1', '1', -1],
    ['-2', '-10', 1],
    ['9.99', '10', -1],
    ['0.1', '0.09', 1],
  ])('compares %s with %s', (left, right, sign) => {
    expect(Math.sign(compareDecimals(left, right))).toBe(sign);
  });
});
