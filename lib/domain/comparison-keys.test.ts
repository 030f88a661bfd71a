import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparisonKey } from '@/lib/domain/comparison-keys';
import { compareDecimals, parseDecimal } from '@/lib/domain/decimals';

function sign(value: number): number {
  return Math.sign(value);
}

/** As both databases compare texts. */
function compareBytes(left: string | null, right: string | null): number {
  return Buffer.compare(Buffer.from(left ?? ''), Buffer.from(right ?? ''));
}

describe('the comparison key', () => {
  const decimal = fc
    .record({
      negative: fc.boolean(),
      whole: fc.oneof(
        fc.constantFrom('0', '9', '10', '99', '100'),
        fc.bigInt({ min: 0n, max: 10n ** 18n }).map(String),
      ),
      fraction: fc.oneof(fc.constantFrom('', '5', '05', '50', '9', '99'), fc.nat(1_000_000).map(String)),
    })
    .map(
      ({ negative, whole, fraction }) =>
        `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`,
    )
    .map((text) => parseDecimal(text))
    .map((parsed) => (parsed.ok ? parsed.value : '0'));

  it('of decimals sorts as they do, signs, lengths and trailing digits included', () => {
    const agrees = fc.property(decimal, decimal, (left, right) => {
      const keys = compareBytes(comparisonKey('decimal', left), comparisonKey('decimal', right));
      return sign(keys) === sign(compareDecimals(left, right));
    });
    expect(() => fc.assert(agrees, { numRuns: 20_000 })).not.toThrow();
  });

  it('of floats sorts as they do', () => {
    const float = fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((value) => (value === 0 ? 0 : value));
    const agrees = fc.property(float, float, (left, right) => {
      const keys = compareBytes(comparisonKey('float', left), comparisonKey('float', right));
      return sign(keys) === (left === right ? 0 : left < right ? -1 : 1);
    });
    expect(() => fc.assert(agrees, { numRuns: 20_000 })).not.toThrow();
  });

  it('of texts is one for all cases and compositions', () => {
    expect(comparisonKey('string', 'Straße')).toBe(comparisonKey('text', 'STRASSE'));
    expect(comparisonKey('string', 'e\u0301')).toBe(comparisonKey('string', 'É'));
  });

  it('is not needed for other types, and there is none of an empty value', () => {
    expect(comparisonKey('integer', 5)).toBeNull();
    expect(comparisonKey('datetime', '2026-11-24T09:30:00.000Z')).toBeNull();
    expect(comparisonKey('string', null)).toBeNull();
  });
});
