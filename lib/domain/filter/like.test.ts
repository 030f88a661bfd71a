import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileLike, matchesLike } from '@/lib/domain/filter/like';

function like(text: string, written: string): boolean | null {
  const pattern = compileLike(written);
  return pattern && matchesLike(pattern, text);
}

/** The slow, obvious reading of SQL's LIKE, a character at a time. */
function obviously(text: readonly string[], pattern: readonly string[]): boolean {
  const [head, ...rest] = pattern;
  if (head === undefined) return text.length === 0;
  if (head === '%') return obviously(text, rest) || (text.length > 0 && obviously(text.slice(1), pattern));
  if (head === '\\') return text[0] === rest[0] && obviously(text.slice(1), rest.slice(1));
  return text.length > 0 && (head === '_' || head === text[0]) && obviously(text.slice(1), rest);
}

describe('like', () => {
  it.each([
    ['DUE', 'DUE', true],
    ['DUE', 'D%', true],
    ['DUE', '%U%', true],
    ['DUE', '_U_', true],
    ['DUE', 'DU', false],
    ['', '%', true],
    ['', '_', false],
    ['100%', '100\\%', true],
    ['1000', '100\\%', false],
    ['A_B', 'A\\_B', true],
    ['AXB', 'A\\_B', false],
    ['A\\B', 'A\\\\B', true],
    ['ABAB', '%AB', true],
    ['AB', 'AB%AB', false],
    ['😀', '_', true],
    ['X😀', '%_', true],
    ['😀Y', '_Y', true],
  ])('asks %j to be like %j: %s', (text, pattern, expected) => {
    expect(like(text, pattern)).toBe(expected);
  });

  it('refuses a pattern that ends in a lone backslash', () => {
    expect(compileLike('50\\')).toBeNull();
  });

  it('agrees with the obvious reading of LIKE', () => {
    const text = fc.string({ unit: fc.constantFrom('A', 'B', '%', '😀'), maxLength: 8 });
    const piece = fc.constantFrom('A', 'B', '_', '_', '%', '%', '😀', '\\%', '\\_');
    const pattern = fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join(''));
    const agrees = fc.property(
      text,
      pattern,
      (value, written) => like(value, written) === obviously(Array.from(value), Array.from(written)),
    );
    expect(() => fc.assert(agrees, { numRuns: 20_000 })).not.toThrow();
  });

  it('finds a segment longer than a machine word, holes and all', () => {
    const long = 'AB_D'.repeat(20);
    const found = 'ABCD'.repeat(20);
    expect(like(`XX${found}YY`, `%${long}%`)).toBe(true);
    expect(like(`XX${found.slice(1)}YY`, `%${long}%`)).toBe(false);
    expect(like(`X${'ABXD'.repeat(19)}ABXE${found}`, `%${long}%ABCD`)).toBe(false);
    expect(like(`X${'ABXD'.repeat(19)}ABXE${found}ABCD`, `%${long}%ABCD`)).toBe(true);
  });

  it('agrees with the obvious reading on segments of several words', () => {
    const piece = fc.constantFrom('A', 'A', 'A', 'B', '_');
    const segment = fc.array(piece, { minLength: 25, maxLength: 70 });
    const text = fc.string({ unit: fc.constantFrom('A', 'A', 'A', 'B'), minLength: 30, maxLength: 90 });
    const filled = fc.tuple(text, segment, text).map(([before, places, after]) => ({
      places,
      text: before + places.map((place) => (place === '_' ? 'B' : place)).join('') + after,
    }));
    const agrees = fc.property(filled, fc.nat(), (made, cut) => {
      const value = made.text.slice(0, made.text.length - (cut % 60));
      const obvious = new RegExp(made.places.join('').replaceAll('_', '.')).test(value);
      return like(value, `%${made.places.join('')}%`) === obvious;
    });
    expect(() => fc.assert(agrees, { numRuns: 3_000 })).not.toThrow();
  });

  it('takes no exponential time on a pattern made to backtrack', () => {
    const pattern = '%A'.repeat(499) + 'B';
    expect(like('A'.repeat(100_000), pattern)).toBe(false);
  });
});
