import { expect, it } from 'vitest';
import { unseenSince } from './site-rounds';

const NOW = 1_800_000_000_000;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const EVERY = { sampleIntervalMs: 5 * SECOND, siteReadIntervalMs: 5 * MINUTE };

it.each<[string, { sampledAgo?: number; triedAgo?: number; sampleIntervalMs?: number }, number | null]>([
  ['to which nothing came yet', {}, null],
  ['that was sampled just now', { sampledAgo: 5 * SECOND }, null],
  ['that missed some samples', { sampledAgo: 30 * SECOND }, null],
  ['that is not sampled any more', { sampledAgo: 31 * SECOND }, 31 * SECOND],
  ['that is sampled every minute', { sampledAgo: 4 * MINUTE, sampleIntervalMs: MINUTE }, null],
  ['and is not any more', { sampledAgo: 5 * MINUTE, sampleIntervalMs: MINUTE }, 5 * MINUTE],
  ['that is sampled and was read some rounds ago', { sampledAgo: 0, triedAgo: 20 * MINUTE }, null],
  ['that is sampled and not read any more', { sampledAgo: 0, triedAgo: 21 * MINUTE }, 21 * MINUTE],
  ['that is read and not sampled any more', { sampledAgo: MINUTE, triedAgo: 0 }, MINUTE],
  ['that nothing comes to', { sampledAgo: MINUTE, triedAgo: 50 * MINUTE }, 50 * MINUTE],
  ['whose last sample is of a clock that was a little ahead', { sampledAgo: -20 * SECOND }, null],
  ['whose last sample is of a clock that was set back since', { sampledAgo: -50 * MINUTE }, -50 * MINUTE],
])('a site %s', (_, { sampledAgo, triedAgo, ...every }, ago) => {
  const at = (before?: number) => (before === undefined ? null : NOW - before);
  const rounds = { isLoading: false, ...EVERY, ...every, sampledAt: at(sampledAgo), triedAt: at(triedAgo) };
  expect(unseenSince(rounds, NOW)).toBe(ago === null ? null : NOW - ago);
});

it('a site into which sample data is loaded is looked at, on days gone by', () => {
  const rounds = { ...EVERY, sampledAt: NOW - 50 * MINUTE, triedAt: null, isLoading: true };
  expect(unseenSince(rounds, NOW)).toBeNull();
});
