import { describe, expect, it } from 'vitest';
import { readHead, writeHead } from './head';

describe('a written head', () => {
  it('is read as it was written, and nothing else is', () => {
    const head = { sequence: 12, at: 1_764_471_829_000, chain: 'ab'.repeat(32) };
    expect(readHead(` ${writeHead(head)}\n`)).toEqual(head);
    for (const text of ['', 'activity-1-2-xyz', `${writeHead(head)}0`, 'activity--1-2-3'])
      expect(readHead(text)).toBeUndefined();
  });
});
