import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import './limit-words';

describe('a text of the wrong length', () => {
  it('is told its limit in words, unless its rule has words of its own', () => {
    const messageOf = (schema: z.ZodType, value: unknown) =>
      schema.safeParse(value).error?.issues[0]?.message;
    expect(messageOf(z.string().max(200), 'n'.repeat(10_000))).toBe('Use at most 200 characters.');
    expect(messageOf(z.string().min(12), 'short')).toBe('Use at least 12 characters.');
    expect(messageOf(z.string().min(1), '')).toBe('Enter something here.');
    expect(messageOf(z.string().max(3, 'Three at most.'), 'four')).toBe('Three at most.');
    expect(messageOf(z.number().max(3), 4)).toContain('3');
  });
});
