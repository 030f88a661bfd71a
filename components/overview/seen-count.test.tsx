import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Count } from '@/lib/domain/counts';
import { DrawnAt } from '../ui/ticker';
import { SeenCount } from './seen-count';

const DAY = 86_400_000;

function wordsOf(count: Count): string {
  const markup = renderToStaticMarkup(
    <DrawnAt value={10 * DAY}>
      <SeenCount count={count} />
    </DrawnAt>,
  );
  return markup.replaceAll(/<[^>]+>/g, '|').replaceAll(/\|+/g, '|');
}

test('the overview tells how a count is known that a call saw, and how long ago; of one the site keeps fresh only how many', () => {
  expect(wordsOf({ value: 0, basis: 'observed', observedAt: 7 * DAY })).toBe('|0|last seen| |3 d ago|');
  expect(wordsOf({ value: 43, basis: 'ledger', observedAt: 9 * DAY })).toBe(
    '|43|from the open job| |1 d ago|',
  );
  expect(wordsOf({ value: 5, basis: 'at-least', observedAt: 9 * DAY })).toBe('|≥ 5|at least| |1 d ago|');
  expect(wordsOf({ value: 1_478, basis: 'exact', observedAt: 7 * DAY })).toBe('|1,478|');
});

test('the overview gives no age to what nobody knows, and one to a full batch behind which there may be more', () => {
  const unknown = wordsOf({ value: null, basis: 'unknown', observedAt: 7 * DAY });
  expect(unknown).toMatch(/^\|—\|Nothing has told it/);
  expect(unknown).not.toContain('ago');
  expect(wordsOf({ value: 0, basis: 'at-least', observedAt: 7 * DAY })).toContain('|maybe more| |3 d ago|');
});
