import { assert, constantFrom, integer, json, property, string, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_JSON, passSpace, passValue } from './json-walk';

const encode = (text: string) => new TextEncoder().encode(text);

/** Whether the walk takes the whole for one JSON text. */
function isPassed(bytes: Uint8Array): boolean {
  const end = passValue(bytes, passSpace(bytes, 0), 0);
  return end !== NO_JSON && passSpace(bytes, end) === bytes.length;
}

/** As the console reads a body, with no byte order mark dropped. */
function isParsed(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
    return true;
  } catch {
    return false;
  }
}

/** What may stand where a text is changed, one a line. */
const inserted = constantFrom(
  '',
  '\t',
  '\n',
  '\u0000',
  '\u2028',
  ...',]}{["0-.e+\\:t'.split(''),
  '{}',
  'nul',
  '\\u00',
);

/** Parted by line breaks, but for those that have one. */
const TEXTS = String.raw`
0 | -0 | 1.5 | -12.25e+7 | 1E400 | "" | "a\u00e9\n\/" | "\ud800" | true | false | null | [] | {} | { "a" : [ 1 , { } ] }
[[[]]] | {"a":1,"a":2} | "é😀" | 01 | +1 | - | 1. | .5 | 1e | 1e+ | 0x1 | NaN | Infinity | tru | nulL | truefalse | 1 2
" | "\" | "\x" | "\u12g4" | "\u123" | 'a' | [1,] | [,1] | [1 2] | [ | ] | [1} | [1]] | {"a"} | {"a":} | {"a":1,} | {,"a":1}
{a:1} | {"a" 1} | {"a":1 "b":2} | {"a":1] | {1:1} | /**/1`
  .trim()
  .split(/ \| |\n/);

describe('a walk over a JSON text', () => {
  it.each([
    ...TEXTS,
    '',
    ' ',
    '"\t"',
    '"\n"',
    '\r\n\t 7 ',
    '"\u007f\u2028"',
    '\u00a01',
    '\ufeff1',
    '1\ufeff',
    '1\u0000',
  ])('takes %j as a parser does', (text) => {
    expect(isPassed(encode(text))).toBe(isParsed(encode(text)));
  });

  it('takes any text for JSON exactly when a parser does', () => {
    assert(
      property(
        json(),
        integer({ min: 0, max: 200 }),
        integer({ min: 0, max: 3 }),
        inserted,
        (text, at, cut, more) => {
          const changed = encode(`${text.slice(0, at)}${more}${text.slice(at + cut)}`);
          expect(isPassed(changed)).toBe(isParsed(changed));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('takes bytes that are no UTF-8 as a parser does', () => {
    assert(
      property(string(), uint8Array({ maxLength: 8 }), (text, bytes) => {
        const quoted = new Uint8Array([0x22, ...encode(text), ...bytes, 0x22]);
        expect(isPassed(quoted)).toBe(isParsed(quoted));
      }),
      { numRuns: 500 },
    );
  });

  it('goes a hundred brackets deep and leaves what is deeper to a parser', () => {
    const nested = (depth: number) => encode(`${'['.repeat(depth)}${']'.repeat(depth)}`);
    expect(isPassed(nested(100))).toBe(true);
    expect(isPassed(nested(101))).toBe(false);
    expect(isPassed(nested(1_000_000))).toBe(false);
  });
});
