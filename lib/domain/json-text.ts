/**
 * Values in a JSON text that a caller sent, at most: far more than any record, filter or alert has (a filter of 1,000 conditions has some
 * 5,000). `JSON.parse` of 10 MB of nothing but brackets takes four seconds, in which the process does nothing else; what checks the
 * values after it takes as long again.
 */
export const MOST_JSON_VALUES = 50_000;

export class TooManyValuesError extends SyntaxError {
  constructor() {
    super(`The JSON has more than ${MOST_JSON_VALUES.toLocaleString('en-US')} values.`);
    this.name = 'TooManyValuesError';
  }
}

/** Looks at a JSON text before it is parsed. @throws TooManyValuesError */
export function refuseManyValues(text: string): void {
  scan(text);
}

/** A number of a JSON text whose digits a JavaScript number may not keep, as it was written. */
export class LongNumber {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/**
 * Parses a JSON text that came from outside. A number too long for a JavaScript number to be sure of comes as a LongNumber, so that no
 * digit of an amount or an id is lost before a field has looked at it.
 * @throws TooManyValuesError before anything is parsed; SyntaxError when it is not JSON.
 */
export function parseJsonText(text: string): unknown {
  const longNumbers = scan(text);
  if (longNumbers.length === 0) return JSON.parse(text);
  // Nobody can have written this before the number was marked with it.
  const mark = `${crypto.randomUUID()} `;
  return JSON.parse(markLongNumbers(text, longNumbers, mark), (_key, value: unknown) =>
    typeof value === 'string' && value.startsWith(mark) ? new LongNumber(value.slice(mark.length)) : value,
  );
}

/** Whether a parsed value is an object of names and values. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof LongNumber)
  );
}

const QUOTE = '"'.charCodeAt(0);
const BACKSLASH = '\\'.charCodeAt(0);
const MINUS = '-'.charCodeAt(0);
const ZERO = '0'.charCodeAt(0);
const NINE = '9'.charCodeAt(0);
/** Each begins a list or an object, or parts two values. */
const MARKS = new Set(['[', '{', ','].map((mark) => mark.charCodeAt(0)));
/** A whole JSON number, as its grammar has it, and nothing of another kind right behind it. */
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?=[\s,\]}]|$)/y;
/** A number written with fewer characters, and without an exponent, keeps its digits as a JavaScript number. */
const LONG_NUMBER_CHARACTERS = 16;
const EXPONENT = /[eE]/;

interface Span {
  start: number;
  end: number;
}

/** Where the long numbers stand. @throws TooManyValuesError by the marks outside texts: about as many as there are values. */
function scan(text: string): Span[] {
  const longNumbers: Span[] = [];
  let count = 1;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) index = endOfText(text, index);
    else if (MARKS.has(code)) count += 1;
    else if ((code >= ZERO && code <= NINE) || code === MINUS) {
      const end = endOfNumber(text, index);
      // From here on it is not JSON: the parser will say so, and need not look at what follows.
      if (end === null) return [];
      if (isLong(text.slice(index, end))) longNumbers.push({ start: index, end });
      index = end - 1;
    }
    if (count > MOST_JSON_VALUES) throw new TooManyValuesError();
  }
  return longNumbers;
}

/** The quote that ends a text; the end of everything where there is none. Texts may be long: the search is the platform's. */
function endOfText(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes += 1;
  return backslashes % 2 === 1;
}

/** The character behind a number; null where none stands there. */
function endOfNumber(text: string, start: number): number | null {
  NUMBER.lastIndex = start;
  return NUMBER.test(text) ? NUMBER.lastIndex : null;
}

function isLong(written: string): boolean {
  return written.length >= LONG_NUMBER_CHARACTERS || EXPONENT.test(written);
}

function markLongNumbers(text: string, longNumbers: readonly Span[], mark: string): string {
  let from = 0;
  const parts: string[] = [];
  for (const { start, end } of longNumbers) {
    parts.push(text.slice(from, start), `"${mark}`, text.slice(start, end), '"');
    from = end;
  }
  return parts.concat(text.slice(from)).join('');
}
