import {
  anything,
  array,
  assert,
  constantFrom,
  integer,
  oneof,
  property,
  record,
  string,
  uuid,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProcessAnswerReader, readProcessAnswer, type ProcessAnswer } from './process-answer';
import { readPayload } from './records';

const UUID = '90ff218f-58f8-11ea-8424-0265ea535fd4';
const encode = (text: string) => new TextEncoder().encode(text);

/** What is read of a body that comes in pieces of these sizes (over and over). */
function readInPieces(bytes: Uint8Array, sizes: readonly number[]): ProcessAnswer {
  const reader = new ProcessAnswerReader();
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    reader.push(bytes.subarray(at, at + size));
    at += size;
  }
  return reader.end();
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const sizes = array(integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 });
const entry = oneof(
  anything({ maxDepth: 3, withBigInt: false }),
  record({
    identity: oneof(integer(), string()),
    timestamp: integer(),
    recordData: anything({ maxDepth: 2 }),
  }),
);
/** Bodies as sites send them, and broken ones: text is cut, doubled, or has a byte too many. */
const body = record({
  job_uuid: oneof(uuid(), constantFrom(null, '', 7)),
  data: array(entry, { maxLength: 6 }),
  'data ': anything({ maxDepth: 2 }),
}).map((value) => JSON.stringify(value) ?? '');
const inserted = constantFrom('', ',', ']', '}', '"', '0', ' ', '{}', '\\', ':');

describe('an answer that comes in pieces', () => {
  it('is complete JSON exactly when a JSON parser says so', () => {
    assert(
      property(body, integer({ min: 0, max: 400 }), inserted, sizes, (text, at, more, pieces) => {
        const changed = `${text.slice(0, at)}${more}${text.slice(at)}`;
        const answer = readInPieces(encode(changed), pieces);
        const isIncomplete =
          answer.kind === 'unreadable' && answer.reason === 'the body is not complete JSON';
        expect(isIncomplete).toBe(!isJson(changed));
      }),
      { numRuns: 1000 },
    );
  });

  it('is read the same however it is cut', () => {
    assert(
      property(body, sizes, (text, pieces) => {
        expect(readInPieces(encode(text), pieces)).toEqual(readProcessAnswer(encode(text)));
      }),
    );
  });

  it('counts every record, as the screen shows them', () => {
    const identity = oneof(
      integer().map(String),
      constantFrom('9007199254740993', '92233720368547758071', '"a\\u0041"', '"7"'),
    );
    assert(
      property(array(identity, { minLength: 1, maxLength: 20 }), sizes, (ids, pieces) => {
        const records = ids.map((id) => `{"identity": ${id},"recordData":{"n":[{"identity":1}]}}`);
        const text = `{"data":[${records.join(' ,\n')}],"job_uuid":"${UUID}"}`;
        expect(readPayload(text)?.records).toHaveLength(ids.length);
        expect(readInPieces(encode(text), pieces)).toMatchObject({ kind: 'job', recordCount: ids.length });
      }),
    );
  });

  it.each([
    ['a second list, which counts', `{"job_uuid":"${UUID}","data":[1],"data":[{"identity":5}]}`, 'job'],
    ['an escaped key', `{"job_uuid":"${UUID}","d\\u0061ta":[{"identity":5}]}`, 'job'],
    ['a byte order mark', `\uFEFF{"job_uuid":"${UUID}","data":[{"identity":5}]}`, 'job'],
    ['a list that something else replaces', `{"job_uuid":"${UUID}","data":[{}],"data":null}`, 'uuid-only'],
    ['a list further down', `{"job_uuid":"${UUID}","more":{"data":[{}]}}`, 'uuid-only'],
    ['two objects', `{"job_uuid":"${UUID}","data":[]}{"data":[]}`, 'unreadable'],
    ['a byte order mark within', `{"job_uuid":"${UUID}","data":[\uFEFF{}]}`, 'unreadable'],
  ])('is read with %s', (_name, text, kind) => {
    expect(readProcessAnswer(encode(text)).kind).toBe(kind);
  });
});
