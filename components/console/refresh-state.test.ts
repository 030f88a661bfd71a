import { expect, it } from 'vitest';
import type { LivePhase } from '@/lib/client/live/state';
import { refreshState, type RefreshStanding } from './refresh-state';

const FRESH: RefreshStanding = {
  paused: false,
  failed: false,
  phase: 'live',
  stalledSince: null,
  read: true,
};

it.each<[LivePhase, string]>([
  ['connecting', 'Connecting…'],
  ['resting', 'Connecting…'],
  ['polling', 'Every few seconds'],
  ['live', 'Live'],
])('promises fresh figures only while the stream brings them: %s', (phase, word) => {
  expect(refreshState({ ...FRESH, phase }).word).toBe(word);
});

it.each<[Partial<RefreshStanding>, string]>([
  [{ read: false }, 'Reading…'],
  [{ read: false, failed: true }, 'Trying again'],
  [{ failed: true, stalledSince: 1 }, 'Not fresh since'],
  [{ failed: true, stalledSince: 1, paused: true }, 'Paused'],
])('says first what matters most: %o', (standing, word) => {
  expect(refreshState({ ...FRESH, ...standing }).word).toBe(word);
});
