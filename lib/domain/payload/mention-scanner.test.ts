import { expect, it } from 'vitest';
import type { ErasureTarget } from './erasure';
import { MentionScanner } from './mention-scanner';

function mentions(text: string, target: ErasureTarget, size = text.length): boolean {
  const scanner = new MentionScanner(target);
  const bytes = new TextEncoder().encode(text);
  for (let start = 0; start < bytes.length; start += size) scanner.push(bytes.subarray(start, start + size));
  return scanner.isFound;
}

const ada: ErasureTarget = { by: 'text', text: 'Ada É "L"' };
const id: ErasureTarget = { by: 'record-id', recordId: '9007199254740993' };

it.each([
  ['as it is', 'x {"name":"ada é "l", cut'],
  ['escaped', String.raw`{"name":"Ada \u00c9 \"L\"`],
  ['in a page', '<p>No such person: Ada é "L"</p>'],
])('finds a text %s, in whatever pieces it comes', (_, text) => {
  for (const size of [1, 2, 7, text.length]) expect(mentions(text, ada, size)).toBe(true);
});

it('finds an id that stands alone, and not within a longer one', () => {
  for (const text of ['{"id":9007199254740993', '"9007199254740993"', '[1,9007199254740993,'])
    for (const size of [5, text.length]) expect(mentions(text, id, size)).toBe(true);
  for (const text of ['19007199254740993', '"90071992547409931"', 'a-9007199254740993', '9007199254740992'])
    expect(mentions(text, id)).toBe(false);
  expect(mentions('{"id":"a+b"}', { by: 'record-id', recordId: 'a+b' })).toBe(true);
  expect(mentions('{"id":"aab"}', { by: 'record-id', recordId: 'a+b' })).toBe(false);
});

it('finds nothing where nothing is', () => {
  expect(mentions('{"name":"Ada É"} L', ada)).toBe(false);
  expect(mentions('', ada)).toBe(false);
});
