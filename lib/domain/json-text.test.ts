import { describe, expect, it } from 'vitest';
import { assert, json, property } from 'fast-check';
import {
  isJsonObject,
  LongNumber,
  MOST_JSON_VALUES,
  parseJsonText,
  refuseManyValues,
  TooManyValuesError,
} from './json-text';

describe('parseJsonText', () => {
  it('gives what JSON.parse gives, whatever stands in the texts', () => {
    assert(
      property(json(), (text) => {
        expect(shown(parseJsonText(text))).toBe(shown(JSON.parse(text, marksLongNumbers)));
      }),
    );
    const marks = JSON.stringify({ note: `"\\"[{,`.repeat(MOST_JSON_VALUES) });
    expect(parseJsonText(marks)).toEqual(JSON.parse(marks));
  });

  it('keeps every digit of a number that a JavaScript number would not', () => {
    const text =
      '{"a":100000000000000.001,"b":[9007199254740993,15000.5,1e400],"c":"1234567890123456789","d":12}';
    const read = parseJsonText(text);
    expect(shown(read)).toBe(
      '{"a":"LongNumber 100000000000000.001","b":["LongNumber 9007199254740993",15000.5,"LongNumber 1e400"],"c":"1234567890123456789","d":12}',
    );
    expect([{}, [], null, 'a', parseJsonText('1e5')].map(isJsonObject)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it.each([
    '01234567890123456789',
    '1.2.34567890123456789',
    '--1234567890123456789',
    'x1234567890123456789',
    '{1234567890123456789:1}',
    '[1234567890123456789 1]',
    '1234567890123456789.',
    '12345678901234567890"',
  ])('takes nothing for JSON that is none: %s', (text) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(() => parseJsonText(text)).toThrow(SyntaxError);
  });

  it.each([
    ['nested', '['.repeat(4_900_000) + ']'.repeat(4_900_000)],
    ['side by side', `[${'{},'.repeat(3_000_000)}{}]`],
    ['numbers', `[${'1,'.repeat(MOST_JSON_VALUES)}1]`],
  ])('refuses too many values, %s, without parsing them', (_name, text) => {
    expect(() => parseJsonText(text)).toThrow(TooManyValuesError);
    expect(() => refuseManyValues(text)).toThrow(TooManyValuesError);
  });

  it.each([
    ['digits', `{"a":${'1'.repeat(100_000)}x}`],
    ['a fraction', `[0.${'1'.repeat(100_000)}x]`],
    ['an exponent', `1e${'1'.repeat(100_000)}x`],
    ['signs', '-'.repeat(100_000)],
  ])('looks once at %s that are no number: to look from each anew would take minutes', (_name, text) => {
    expect(() => parseJsonText(text)).toThrow(SyntaxError);
  });

  it('says of what is not JSON that it is not', () => {
    expect(() => parseJsonText('{"data":')).toThrow(SyntaxError);
    expect(() => parseJsonText('{"data":')).not.toThrow(TooManyValuesError);
  });
});

/** fast-check writes its numbers as `String` does. */
function marksLongNumbers(_key: string, value: unknown): unknown {
  const isLong = typeof value === 'number' && (String(value).length >= 16 || String(value).includes('e'));
  return isLong ? new LongNumber(String(value)) : value;
}

function shown(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    one instanceof LongNumber ? `LongNumber ${String(one)}` : one,
  );
}
