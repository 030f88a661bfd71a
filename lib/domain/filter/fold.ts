/*
 * Text in filters compares case-insensitively by Unicode (domain.md). Text is folded by lower-casing it, then
 * upper-casing it, between two NFC normalisations. Both steps follow Unicode's locale-free rules:
 * - upper-casing alone leaves ẞ different from ß, lower-casing alone makes Σ depend on where in a word it stands;
 *   one after the other makes ß, ẞ and SS one, and Σ, σ and ς one;
 * - NFC before makes é one whether it came composed or as e and an accent; NFC after does so again for case mappings
 *   that take a letter apart.
 * Known and accepted [ours]: dotless ı counts as i.
 */
const ASCII_ONLY = /^[\0-\x7f]*$/;
const ASCII_END = 0x80;
const LOWER_A = 0x61;
const LOWER_Z = 0x7a;
const CASE_DISTANCE = 0x20;
const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;

/** The form in which two texts are equal when they differ only in case or Unicode composition. */
export function foldText(text: string): string {
  if (ASCII_ONLY.test(text)) return text.toUpperCase();
  return text.normalize('NFC').toLowerCase().toUpperCase().normalize('NFC');
}

/**
 * Orders `text` against `folded`, which is folded already: negative, 0 or positive, by code point of the folded forms
 * (the order in which both databases sort bytes of UTF-8). Allocates nothing while `text` is ASCII, as most names, states
 * and codes are: this runs for every text condition of every alert on every save.
 */
export function compareFolded(text: string, folded: string): number {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= ASCII_END) return compareCodePoints(foldText(text), folded);
    if (index >= folded.length) return 1;
    const upper = code >= LOWER_A && code <= LOWER_Z ? code - CASE_DISTANCE : code;
    const difference = upper - folded.charCodeAt(index);
    if (difference === 0) continue;
    // An accent after this letter would compose with it and change the verdict.
    return index + 1 < text.length && text.charCodeAt(index + 1) >= ASCII_END
      ? compareCodePoints(foldText(text), folded)
      : difference;
  }
  return text.length - folded.length;
}

/** Like `<` on text, but surrogate pairs come after U+E000 to U+FFFF, as their code points do. */
function compareCodePoints(left: string, right: string): number {
  const end = Math.min(left.length, right.length);
  for (let index = 0; index < end; index += 1) {
    const leftCode = left.charCodeAt(index);
    const rightCode = right.charCodeAt(index);
    if (leftCode === rightCode) continue;
    const leftIsPair = isSurrogate(leftCode);
    return leftIsPair === isSurrogate(rightCode) ? leftCode - rightCode : leftIsPair ? 1 : -1;
  }
  return left.length - right.length;
}

function isSurrogate(code: number): boolean {
  return code >= FIRST_SURROGATE && code <= LAST_SURROGATE;
}
