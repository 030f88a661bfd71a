import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFolded, foldText } from '@/lib/domain/filter/fold';

const LAST_CODE_POINT = 0x10ffff;

describe('foldText', () => {
  it('gives every character of Unicode the form of its own upper and lower case, and folds no further', () => {
    const broken: string[] = [];
    for (let code = 0; code <= LAST_CODE_POINT; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const character = String.fromCodePoint(code);
      const folded = foldText(character);
      const same = [folded, character.toUpperCase(), character.toLowerCase(), character.normalize('NFD')];
      if (same.some((other) => foldText(other) !== folded)) broken.push(code.toString(16));
    }
    expect(broken).toEqual([]);
  });

  it.each([
    ['Straße', 'STRASSE'],
    ['STRAẞE', 'strasse'],
    ['ΟΔΟΣ', 'οδος'],
    ['Σίσυφος', 'ΣΊΣΥΦΟΣ'],
    ['Café', 'CAFE\u0301'],
    ['İstanbul', 'i\u0307stanbul'],
  ])('makes %s and %s one', (left, right) => {
    expect(foldText(left)).toBe(foldText(right));
  });

  it('keeps letters with and without an accent apart', () => {
    expect(foldText('resume')).not.toBe(foldText('résumé'));
  });
});

describe('compareFolded', () => {
  const tricky = fc.string({
    unit: fc.constantFrom('a', 'A', 'z', '_', 'e', '\u0301', 'é', 'É', 'ß', 's', 'σ', '\uff5e', '😀'),
    maxLength: 6,
  });
  const codePoints = (text: string) => Array.from(text, (character) => character.codePointAt(0) ?? 0);

  it('agrees with comparing the folded texts by code point, whichever way it took', () => {
    const agrees = fc.property(tricky, tricky, (left, right) => {
      const sign = Math.sign(compareFolded(left, foldText(right)));
      return sign === compareLists(codePoints(foldText(left)), codePoints(foldText(right)));
    });
    expect(() => fc.assert(agrees, { numRuns: 20_000 })).not.toThrow();
  });

  function compareLists(left: number[], right: number[]): number {
    const index = left.findIndex((code, at) => code !== right[at]);
    if (index === -1) return Math.sign(left.length - right.length);
    return Math.sign((left[index] ?? 0) - (right[index] ?? -1));
  }
});
