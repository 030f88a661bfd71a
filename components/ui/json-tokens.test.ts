import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutJson, prettyJson } from './json-tokens';

describe('prettyJson', () => {
  it('lays JSON out as JSON.stringify does', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        // JSON.stringify is the reference only where the value survives a round trip (it turns -0 into 0).
        expect(prettyJson(text)).toBe(JSON.stringify(JSON.parse(text), null, 2));
      }),
    );
  });

  it('keeps digits beyond 2^53, trailing zeros, key order and repeated keys', () => {
    const text = '{"10":9007199254740993,"9":1.0,"a":1e400,"a":-0}';
    expect(prettyJson(text)).toBe('{\n  "10": 9007199254740993,\n  "9": 1.0,\n  "a": 1e400,\n  "a": -0\n}');
  });

  it('leaves what is not JSON as it is', () => {
    expect(prettyJson('<html>502</html>')).toBe('<html>502</html>');
    expect(prettyJson('{"cut":"of')).toBe('{"cut":"of');
  });

  it('does not overflow on a deep or a long text', () => {
    const deep = '['.repeat(10_000) + ']'.repeat(10_000);
    expect(layOutJson(deep)).not.toBeNull();
    expect(prettyJson(`"${'\\n'.repeat(200_000)}"`)).toHaveLength(400_002);
  });
});

describe('layOutJson', () => {
  it('tells keys from strings', () => {
    const kinds = layOutJson('{"a":"b","c":[1,true,null]}')?.filter((token) => token.kind !== 'space');
    expect(kinds?.map((token) => token.kind).join(' ')).toBe(
      'punctuation key punctuation string punctuation key punctuation punctuation number punctuation literal punctuation literal punctuation punctuation',
    );
  });
});
