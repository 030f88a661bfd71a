import { describe, expect, it } from 'vitest';
import { readFinishAnswer } from './finish-answer';
import { mintedAt, wasMintedByCall } from './job-uuid';
import { readProcessAnswer } from './process-answer';
import { readPayload, valueText } from './records';

const UUID = '90ff218f-58f8-11ea-8424-0265ea535fd4';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const record = '{"timestamp":1582750995,"identity":21277590,"recordData":{"id":21277590}}';
const older = '{"timestamp":"1582750000","identity":1}';

describe('the answer of a process call', () => {
  it.each([
    [
      'records',
      `{"job_uuid":"${UUID}","data":[${record},${older},${record}],"extra":{}}`,
      { kind: 'job', jobUuid: UUID, recordCount: 3, oldestTriggeredAt: 1_582_750_000_000 },
    ],
    [
      'a timestamp nobody can read',
      `{"job_uuid":"${UUID}","data":[{"timestamp":"soon"}]}`,
      { kind: 'job', jobUuid: UUID, recordCount: 1, oldestTriggeredAt: null },
    ],
    ['nothing queued', '{"job_uuid":null,"data":[]}', { kind: 'empty' }],
    ['nothing queued, without data', '{"job_uuid":null}', { kind: 'empty' }],
    ['a UUID and no records', `{"job_uuid":"${UUID}","data":[]}`, { kind: 'uuid-only', jobUuid: UUID }],
    ['a UUID and no data', `{"job_uuid":"${UUID}"}`, { kind: 'uuid-only', jobUuid: UUID }],
    ['an error', '{"error":{"code":429,"message":"Slow"}}', { kind: 'error', code: 429, message: 'Slow' }],
    ['an error in words', '{"error":"Slow"}', { kind: 'error', code: null, message: 'Slow' }],
    [
      'an error of odd types',
      '{"error":{"code":"x","message":7}}',
      { kind: 'error', code: null, message: null },
    ],
    ['an error beside a job', `{"error":{"code":1},"job_uuid":"${UUID}"}`, { kind: 'unreadable' }],
    ['an empty object', '{}', { kind: 'unreadable' }],
    ['an array', '[]', { kind: 'unreadable' }],
    ['records without a key', `{"job_uuid":null,"data":[${record}]}`, { kind: 'unreadable' }],
    ['a record that is none', `{"job_uuid":"${UUID}","data":[1]}`, { kind: 'unreadable' }],
    ['half of it', `{"job_uuid":"${UUID}","data":[{`, { kind: 'unreadable' }],
    ['nothing', '', { kind: 'unreadable' }],
    ['nesting without end', '['.repeat(200_000), { kind: 'unreadable' }],
  ])('is read when it holds %s', (_name, text, expected) => {
    expect(readProcessAnswer(bytes(text))).toMatchObject(expected);
  });
});

describe('the answer of a finish call', () => {
  it.each([
    ['a count', `{"job_uuid":"${UUID}","clear_count":7}`, { kind: 'cleared', clearCount: 7 }],
    [
      'a count as text',
      `{"job_uuid":"${UUID.toUpperCase()}","clear_count":"7"}`,
      { kind: 'cleared', clearCount: 7 },
    ],
    ['a count alone', '{"clear_count":0}', { kind: 'cleared', clearCount: 0 }],
    ['another job', '{"job_uuid":"x","clear_count":7}', { kind: 'other-job', jobUuid: 'x' }],
    ['no count', `{"job_uuid":"${UUID}"}`, { kind: 'unreadable' }],
    ['a count below nothing', `{"job_uuid":"${UUID}","clear_count":-1}`, { kind: 'unreadable' }],
    ['an error', '{"error":{"code":404,"message":"No"}}', { kind: 'error', code: 404 }],
  ])('is read when it holds %s', (_name, text, expected) => {
    expect(readFinishAnswer(bytes(text), UUID)).toMatchObject(expected);
  });
});

describe('a stored payload', () => {
  it('keeps every number digit by digit', () => {
    const text = `{"job_uuid":"${UUID}","data":[{"timestamp":1582750995,"identity":9007199254740993,
      "recordData":{"id":9007199254740993,"amount":1.10,"nested":{"n":12345678901234567890}}}]}`;
    const [only] = readPayload(text)?.records ?? [];
    expect(only).toMatchObject({ identity: '9007199254740993', triggeredAt: 1_582_750_995_000 });
    expect(valueText(only?.recordData['amount'])).toBe('1.10');
    expect(valueText(only?.recordData['nested'])).toBe('{"n":12345678901234567890}');
  });

  it('is null when it is no JSON', () => {
    expect(readPayload('<html>')).toBeNull();
  });
});

describe('the time of a Job UUID', () => {
  it('is read from the sample of the source document', () => {
    expect(new Date(mintedAt(UUID) ?? 0).toISOString()).toBe('2020-02-27T00:31:59.599Z');
    expect(mintedAt('90ff218f-58f8-41ea-8424-0265ea535fd4')).toBeNull();
  });

  it.each([
    ['minted by the call', { sentAt: -400, answeredAt: 100, siteDate: 0 }, true],
    ['minted by a long call', { sentAt: 0, answeredAt: 60_000, siteDate: 59_000 }, true],
    ['standing before', { sentAt: 60_000, answeredAt: 60_100, siteDate: 60_000 }, false],
    [
      'standing before, on a site whose clock is an hour off',
      { sentAt: 0, answeredAt: 100, siteDate: 3_600_000 },
      false,
    ],
    [
      'minted after the answer, which cannot be',
      { sentAt: -90_100, answeredAt: -90_000, siteDate: -90_000 },
      null,
    ],
    ['without a Date header', { sentAt: -10, answeredAt: 10, siteDate: null }, null],
  ])('shows a job %s', (_name, times, expected) => {
    const minted = mintedAt(UUID) ?? 0;
    const shifted = {
      sentAt: minted + times.sentAt,
      answeredAt: minted + times.answeredAt,
      siteDate: times.siteDate === null ? null : minted + times.siteDate,
      sharesClock: false,
    };
    expect(wasMintedByCall(UUID, shifted)).toBe(expected);
  });
});
