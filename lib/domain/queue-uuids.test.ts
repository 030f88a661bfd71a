import { expect, it } from 'vitest';
import { normalQueueUuid, readPastedUuids } from './queue-uuids';

const A = '5b0c8a7e-1111-4222-8333-444455556666';
const B = '90ff218f-58f8-11ea-8424-0265ea535fd4';

const uuids = (text: string) => readPastedUuids(text).map(({ queueUuid }) => queueUuid);

it.each([
  [`${A}\n${B}`, [A, B]],
  [`${A}, ${B};`, [A, B]],
  [`  "${A.toUpperCase()}"\r\n\r\n`, [A]],
  [`["${A}","${B}"]`, [A, B]],
  [`https://acme.fluxx.io/poll/client/1/uuid/queue/${A}?limit_num=5`, [A]],
  [`https://acme.fluxx.io/poll/client/1/uuid/queue_finished/${A}/${B}`, [A]],
  ['', []],
  [' \n ', []],
])('reads %j', (text, expected) => {
  expect(uuids(text)).toEqual(expected);
});

it('reports what is wrong and what is there twice, with the line', () => {
  expect(readPastedUuids(`${A}\nnot-a-uuid\n${A.toUpperCase()}\n${A}x`)).toEqual([
    { line: 1, text: A, queueUuid: A, duplicateOf: null },
    { line: 2, text: 'not-a-uuid', queueUuid: null, duplicateOf: null },
    { line: 3, text: A.toUpperCase(), queueUuid: A, duplicateOf: 1 },
    { line: 4, text: `${A}x`, queueUuid: null, duplicateOf: null },
  ]);
});

it('shortens what is long', () => {
  expect(readPastedUuids('x'.repeat(5000))[0]?.text).toHaveLength(121);
});

it('spells a UUID in one way and leaves other names alone', () => {
  expect(normalQueueUuid(` ${A.toUpperCase()} `)).toBe(A);
  expect(normalQueueUuid('Queue-One')).toBe('Queue-One');
});
