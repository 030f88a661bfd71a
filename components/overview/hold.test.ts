import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GONE_MS, Hold } from './hold';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watchedHold() {
  const seen = { held: false };
  return { seen, hold: new Hold((held) => (seen.held = held)) };
}

test('a list is held for as long as anything of somebody is in it', () => {
  const { seen, hold } = watchedHold();
  hold.take('pointer');
  hold.take('focus');
  vi.advanceTimersByTime(GONE_MS - 1);
  expect(seen.held).toBe(true);
  hold.leave('pointer');
  expect(seen.held).toBe(true);
  hold.leave('focus');
  expect(seen.held).toBe(false);
});

test('it is let go once nobody gave a sign for long, and held again with the next sign', () => {
  const { seen, hold } = watchedHold();
  hold.take('selection');
  vi.advanceTimersByTime(GONE_MS - 1);
  hold.stir();
  vi.advanceTimersByTime(GONE_MS - 1);
  expect(seen.held).toBe(true);
  vi.advanceTimersByTime(1);
  expect(seen.held).toBe(false);
  hold.stir();
  expect(seen.held).toBe(true);
});

test('a sign from elsewhere on the page holds nothing where nobody is in the list', () => {
  const { seen, hold } = watchedHold();
  hold.stir();
  hold.take('reading');
  hold.leave('reading');
  hold.stir();
  expect(seen.held).toBe(false);
});
