/*
 * Finds a run of characters with holes in a text by the Shift-And algorithm (Baeza-Yates and Gonnet, "A new approach to
 * text searching", 1992): bit i of the state says that the first i + 1 places match what ends here. One pass over
 * the text, whose time is text length × pattern length / 31 whatever both hold: no text can make it start over, where a
 * plain search would take seconds for `%a_a_a_…b%` in a long run of a's.
 */

/** A place that any one character fills. */
export const HOLE = null;
export type Place = string | typeof HOLE;

/** Bits used of a word: with 31 the state stays in small integers. */
const WORD_BITS = 31;
const WORD_MASK = 0x7fffffff;

export interface WildcardSearch {
  words: number;
  /** The places that a character fills, for the characters that the pattern names; all others fill the holes only. */
  fills: ReadonlyMap<number, readonly number[]>;
  holes: readonly number[];
  /** The bit, in the last word, of the last place. */
  lastBit: number;
}

/** Prepares the search for at least one place; each named place holds one character (code point). */
export function compileWildcardSearch(places: readonly Place[]): WildcardSearch {
  const words = Math.ceil(places.length / WORD_BITS);
  const holes = Array.from({ length: words }, () => 0);
  places.forEach((place, index) => {
    if (place === HOLE) setBit(holes, index);
  });
  const fills = new Map<number, number[]>();
  places.forEach((place, index) => {
    if (place === HOLE) return;
    const code = place.codePointAt(0) ?? 0;
    const mask = fills.get(code) ?? holes.slice();
    setBit(mask, index);
    fills.set(code, mask);
  });
  return { words, fills, holes, lastBit: 1 << ((places.length - 1) % WORD_BITS) };
}

/** The end of the leftmost occurrence that starts at or after `start`, or -1. */
export function findWildcards(search: WildcardSearch, text: string, start: number): number {
  const { words, fills, holes, lastBit } = search;
  const state = Array.from({ length: words }, () => 0);
  for (let position = start; position < text.length;) {
    const code = text.codePointAt(position) ?? 0;
    position += code > 0xffff ? 2 : 1;
    const mask = fills.get(code) ?? holes;
    // An occurrence may start at every character: a one enters at the bottom and moves up a place per character.
    let carry = 1;
    for (let word = 0; word < words; word += 1) {
      const bits = state[word] ?? 0;
      state[word] = ((bits << 1) | carry) & WORD_MASK & (mask[word] ?? 0);
      carry = bits >>> (WORD_BITS - 1);
    }
    if (((state[words - 1] ?? 0) & lastBit) !== 0) return position;
  }
  return -1;
}

function setBit(mask: number[], index: number): void {
  const word = Math.floor(index / WORD_BITS);
  mask[word] = (mask[word] ?? 0) | (1 << (index % WORD_BITS));
}
