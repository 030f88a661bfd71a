import { expect, it } from 'vitest';
import { overviewResponse } from '@/lib/domain/api/views';
import { overviewAnswer } from './overview-answer';

const ROW = {
  id: 'q-1',
  name: 'Payments',
  site: { id: 's-1', name: 'Built-in site', kind: 'built-in' },
  queueUuid: 'b7f6f2f0-0000-4000-8000-000000000000',
  model: null,
  triggerType: 'Filter',
  enabled: true,
  extraFields: [],
  polledBy: 'nobody',
  health: { state: 'healthy', sentence: 'Nothing waits.' },
  queued: { value: 3, basis: 'exact', observedAt: 1 },
  processing: { value: null, basis: 'unknown', observedAt: null },
  oldestTriggeredAt: 1,
  openJob: null,
  unknownCall: null,
  busy: { verb: 'process', actor: { kind: 'person', name: 'Ada' }, since: 1 },
  notice: null,
  gateway: null,
  lastActivityAt: null,
  archivedAt: null,
  readingProblem: null,
  spark: [null, 4],
};
const ANSWER = { queues: [ROW], sampleData: 'none', cursor: '1', now: 1 };
/** What the overview draws of a row. */
const DRAWN = ['id', 'name', 'site', 'queueUuid', 'model', 'triggerType', 'health', 'queued', 'processing'];
const ALSO_DRAWN = ['oldestTriggeredAt', 'openJob', 'busy', 'lastActivityAt', 'archivedAt', 'spark'];

const taken = async (value: unknown) => 'value' in (await overviewAnswer['~standard'].validate(value));

it('takes what the contract of the console API takes', async () => {
  expect(overviewResponse.safeParse(ANSWER).error).toBeUndefined();
  expect(await taken(ANSWER)).toBe(true);
  expect(await taken({ ...ANSWER, queues: [] })).toBe(true);
});

it.each([...DRAWN, ...ALSO_DRAWN])(
  'refuses a row whose %s is missing or of another kind, as the contract does',
  async (field) => {
    for (const wrong of [undefined, true]) {
      const answer = { ...ANSWER, queues: [ROW, { ...ROW, [field]: wrong }] };
      expect(overviewResponse.safeParse(answer).success).toBe(false);
      expect(await taken(answer)).toBe(false);
    }
  },
);

const SNOOZE = { until: 5, reason: 'The site knows.', by: 'Ada' };

it.each([
  ['of a state that is none', { state: 'splendid', sentence: 'Nothing waits.' }],
  ['without a sentence', { state: 'healthy' }],
  ['snoozed by a word', { snooze: 'yes' }],
  ['snoozed without an end', { snooze: { ...SNOOZE, until: undefined } }],
  ['snoozed for no reason', { snooze: { ...SNOOZE, reason: null } }],
  ['snoozed by nobody', { snooze: { ...SNOOZE, by: 7 } }],
])('refuses health %s, as the contract does', async (_, wrong) => {
  const withHealth = (health: object) => ({ ...ANSWER, queues: [{ ...ROW, health }] });
  const snoozed = { ...ROW.health, snooze: SNOOZE };
  expect(overviewResponse.safeParse(withHealth(snoozed)).success).toBe(true);
  expect(await taken(withHealth(snoozed))).toBe(true);
  const health = 'snooze' in wrong ? { ...ROW.health, ...wrong } : wrong;
  expect(overviewResponse.safeParse(withHealth(health)).success).toBe(false);
  expect(await taken(withHealth(health))).toBe(false);
});

it('refuses what is no overview at all', async () => {
  for (const value of [undefined, null, [], 'x', {}, { queues: {} }, { ...ANSWER, now: '1' }])
    expect(await taken(value)).toBe(false);
});
