import { isDeepStrictEqual } from 'node:util';
import {
  array,
  assert,
  constantFrom,
  integer,
  jsonValue,
  oneof,
  property,
  record,
  string,
  stringMatching,
  uuid,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glanceAtAnswer, type Glance } from './glance';

const UUID = '90ff218f-58f8-11ea-8424-0265ea535fd4';
const encode = (text: string) => new TextEncoder().encode(text);
const isPlausible = (seconds: number) => seconds >= 1_000_000_000;
const glance = (text: string) => glanceAtAnswer(encode(text), isPlausible);

/** The same by a parser; null where it is not JSON. */
function parsed(text: string): Glance | null {
  let value: { job_uuid: string; data: { timestamp?: unknown }[] };
  try {
    value = JSON.parse(text) as typeof value;
  } catch {
    return null;
  }
  const seconds = value.data.map((entry) => Number(entry.timestamp)).filter(isPlausible);
  return {
    jobUuid: value.job_uuid,
    recordCount: value.data.length,
    oldestSeconds: seconds.length === 0 ? null : Math.min(...seconds),
  };
}

const text = oneof(string({ unit: 'binary' }), stringMatching(/^[\\"\n é]*$/));
const entry = record(
  {
    timestamp: oneof(
      integer({ min: 0, max: 3_000_000_000 }),
      constantFrom<unknown>(null, '1582750995', 1.5, -1, 1e21),
    ),
    identity: oneof(integer(), text),
    recordData: jsonValue(),
    key: record({ timestamp: integer(), id: array(integer()) }),
  },
  { requiredKeys: ['recordData'] },
);
const body = record({ job_uuid: uuid(), data: array(entry, { minLength: 1, maxLength: 4 }) });
const spaces = constantFrom(undefined, 1, '\t', '\n');

describe('a glance at an answer', () => {
  it('sees the ordinary answer of a site', () => {
    const records = [
      { timestamp: 1582750995, identity: 2, recordData: { id: 2, note: 'a "b" \\ \u0001 é', sum: -1.5e3 } },
      {
        timestamp: 1582750990,
        identity: 3,
        recordData: { id: null, is: [true, false, {}] },
        key: { timestamp: 1 },
      },
      { timestamp: 7, identity: 4, recordData: {} },
    ];
    expect(glance(JSON.stringify({ job_uuid: UUID, data: records }))).toEqual({
      jobUuid: UUID,
      recordCount: 3,
      oldestSeconds: 1582750990,
    });
  });

  it('says what a parser says, or nothing', () => {
    let seen = 0;
    assert(
      property(body, spaces, (value, indent) => {
        const written = JSON.stringify(value, null, indent);
        const said = glance(written);
        if (said === null) return;
        seen += 1;
        expect(said).toEqual(parsed(written));
      }),
      { numRuns: 2000 },
    );
    expect(seen).toBeGreaterThan(200);
  });

  it('says nothing of a text with one byte changed, gone or too many that a parser refuses', () => {
    const sign = constantFrom(
      '',
      ',',
      ':',
      ']',
      '}',
      '[',
      '{',
      '"',
      '\\',
      '0',
      '-',
      '.',
      'e',
      't',
      ' ',
      '\n',
      '\u0001',
      '\\u00',
      'g',
    );
    assert(
      property(
        body,
        integer({ min: 0, max: 10_000 }),
        integer({ min: 0, max: 2 }),
        sign,
        (value, at, gone, more) => {
          const whole = JSON.stringify(value);
          const place = at % whole.length;
          const written = whole.slice(0, place) + more + whole.slice(place + gone);
          const said = glance(written);
          return said === null || isDeepStrictEqual(said, parsed(written));
        },
      ),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['an error beside the job', `{"job_uuid":"${UUID}","data":[{}],"error":"no"}`],
    ['another name', `{"job_uuid":"${UUID}","data":[{}],"__proto__":{}}`],
    ['a name twice', `{"job_uuid":"${UUID}","job_uuid":"${UUID}","data":[{}]}`],
    ['a list twice', `{"job_uuid":"${UUID}","data":[{}],"data":[{}]}`],
    ['a name in escapes', `{"job_uuid":"${UUID}","data":[{"\\u0074imestamp":1582750995}]}`],
    ['a Job UUID that is none', '{"job_uuid":"7","data":[{}]}'],
    ['no records', `{"job_uuid":"${UUID}","data":[]}`],
    ['no Job UUID', '{"data":[{}]}'],
    ['a record that is none', `{"job_uuid":"${UUID}","data":[7]}`],
    ['a time in words', `{"job_uuid":"${UUID}","data":[{"timestamp":"1582750995"}]}`],
    ['a list of lists without end', `{"job_uuid":"${UUID}","data":[{"a":${'['.repeat(100_000)}`],
    ['something behind it', `{"job_uuid":"${UUID}","data":[{}]} x`],
    ['nothing', ''],
    ['half of it', `{"job_uuid":"${UUID}","data":[{}`],
    ['a byte order mark', `\uFEFF{"job_uuid":"${UUID}","data":[{}]}`],
  ])('leaves %s to a parser', (_what, written) => {
    expect(glance(written)).toBeNull();
  });

  it('takes any bytes', () => {
    assert(
      property(array(integer({ min: 0, max: 255 })), (bytes) => {
        expect(glanceAtAnswer(Uint8Array.from(bytes), isPlausible)).toBeNull();
      }),
    );
  });
});
