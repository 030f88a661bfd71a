import { array, assert, constantFrom, integer, jsonValue, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, editsOf, type ErasureTarget } from './erasure';
import { jsonLeaves, leafText } from './json-leaves';

const latin1 = (text: string) => Buffer.from(text).toString('latin1');

function erase(text: string, target: ErasureTarget): string {
  const edits = editsOf(latin1(text), 0, target);
  return Buffer.from(applyEdits(Buffer.from(text), 0, edits) ?? Buffer.from(text)).toString();
}

const RECORD =
  '{"timestamp":1582750995, "identity":9007199254740993,"recordData":{"id":9007199254740993,"name":"Ünder \\"Q\\" Müller","amount":1.50,"note":null,"tags":["a","müller"]},"key":{"id":[9007199254740993]}}';

describe('the leaves of a JSON text', () => {
  it('are every value of it, with the keys that lead there', () => {
    assert(
      property(jsonValue(), (value) => {
        const text = JSON.stringify(value);
        const found = [...jsonLeaves(latin1(text))].map(({ path, start, end }) => [
          path.join('/'),
          leafText(latin1(text).slice(start, end)),
        ]);
        expect(found).toEqual(leavesOf(value, []));
      }),
    );
  });
});

/** The same from the parsed value. */
function leavesOf(value: unknown, path: readonly (string | number)[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, [...path, index]));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]));
  return [
    [path.join('/'), value === null ? null : typeof value === 'string' ? value : JSON.stringify(value)],
  ];
}

describe('erasing from a record', () => {
  it('replaces the data of a record by its id, and keeps what names it', () => {
    expect(erase(RECORD, { by: 'record-id', recordId: '9007199254740993' })).toBe(
      '{"timestamp":1582750995, "identity":9007199254740993,"recordData":{"id":9007199254740993,"name":"[erased]","amount":"[erased]","note":null,"tags":["[erased]","[erased]"]},"key":{"id":[9007199254740993]}}',
    );
    expect(erase(RECORD, { by: 'record-id', recordId: '9007199254740992' })).toBe(RECORD);
  });

  it('replaces each value that holds a text, whatever its case, and no other byte', () => {
    expect(erase(RECORD, { by: 'text', text: 'MÜLLER' })).toBe(
      RECORD.replace('"Ünder \\"Q\\" Müller"', '"[erased]"').replace('"müller"', '"[erased]"'),
    );
  });

  it('finds a text that is written with escapes', () => {
    const text = '{"recordData":{"name":"M\\u00fcller"}}';
    expect(erase(text, { by: 'text', text: 'müller' })).toBe('{"recordData":{"name":"[erased]"}}');
  });

  it('leaves nothing of it, stays JSON, and is the same in whatever chunks the body is stored', () => {
    assert(
      property(
        array(string({ unit: 'grapheme' }), { maxLength: 5 }),
        constantFrom('needle', 'näedle', '🪡needle'),
        integer({ min: 1, max: 40 }),
        (values, needle, size) => {
          const data = Object.fromEntries(
            values.map((value, index) => [`f${index}`, `${value}${needle}${value}`]),
          );
          const text = JSON.stringify({ identity: 1, recordData: { ...data, kept: 'other' } });
          const bytes = Buffer.from(text);
          const edits = editsOf(latin1(text), 0, { by: 'text', text: needle });
          const chunks: Uint8Array[] = [];
          for (let start = 0; start < bytes.length; start += size) {
            const chunk = bytes.subarray(start, start + size);
            chunks.push(applyEdits(chunk, start, edits) ?? chunk);
          }
          const erased = Buffer.concat(chunks).toString();
          expect(erased).toBe(erase(text, { by: 'text', text: needle }));
          const expected = Object.fromEntries(Object.keys(data).map((field) => [field, '[erased]']));
          expect(JSON.parse(erased)).toEqual({ identity: 1, recordData: { ...expected, kept: 'other' } });
        },
      ),
    );
  });
});
