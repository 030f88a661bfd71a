import { expect, it } from 'vitest';
import { formSchema, toChanges, toForm } from './built-in-site-values';

const settings = {
  outstanding: 'redeliver',
  batchSize: 1000,
  sweepIntervalMs: 90_000,
  timeZone: 'Europe/London',
  fiscalYearStartMonth: 4,
  changeLogDays: 365,
  requestsPerMinute: 12_000,
  tokenRequestsPerMinute: 120,
  settingsVersion: 'seen',
} as const;

it('shows the sweep in whole minutes and sends milliseconds, with the version that was seen', () => {
  const form = toForm(settings);
  expect(form).toMatchObject({ sweepMinutes: 2, seenVersion: 'seen' });
  expect(toChanges(form)).toMatchObject({ sweepIntervalMs: 120_000, seenVersion: 'seen' });
});

it.each([
  ['batchSize', 1001],
  ['batchSize', 0],
  ['sweepMinutes', 0],
  ['timeZone', 'Europe/Nowhere'],
  ['fiscalYearStartMonth', 13],
  ['requestsPerMinute', 1.5],
  ['tokenRequestsPerMinute', Number.NaN],
])('refuses %s of %s with a sentence', (name, value) => {
  const parsed = formSchema.safeParse({ ...toForm(settings), [name]: value });
  expect(parsed.error?.issues[0]?.path).toEqual([name]);
  expect(parsed.error?.issues[0]?.message).toMatch(/^[A-Z].*\.$/);
});
