import { describe, expect, it } from 'vitest';
import { assert, json, property } from 'fast-check';
import { MOST_JSON_VALUES, parseJsonText, TooManyValuesError } from './json-text';

describe('parseJsonText', () => {
  it('gives what JSON.parse gives, whatever stands in the texts', () => {
    assert(
      property(json(), (text) => {
        expect(parseJsonText(text)).toEqual(JSON.parse(text));
      }),
    );
    const marks = JSON.stringify({ note: `"\\"[{,`.repeat(MOST_JSON_VALUES) });
    expect(parseJsonText(marks)).toEqual(JSON.parse(marks));
  });

  it.each([
    ['nested', '['.repeat(4_900_000) + ']'.repeat(4_900_000)],
    ['side by side', `[${'{},'.repeat(3_000_000)}{}]`],
    ['numbers', `[${'1,'.repeat(MOST_JSON_VALUES)}1]`],
  ])('refuses too many values, %s, without parsing them', (_name, text) => {
    expect(() => parseJsonText(text)).toThrow(TooManyValuesError);
  });

  it('says of what is not JSON that it is not', () => {
    expect(() => parseJsonText('{"data":')).toThrow(SyntaxError);
    expect(() => parseJsonText('{"data":')).not.toThrow(TooManyValuesError);
  });
});
