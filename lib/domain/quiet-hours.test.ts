import { expect, it } from 'vitest';
import { quietUntil, type QuietHours } from './quiet-hours';

const NEW_YORK = 'America/New_York';
const night: QuietHours = { days: [1, 2, 3, 4, 5], from: '22:00', to: '06:00', timeZone: NEW_YORK };
const weekend: QuietHours = { days: [6, 7], from: '00:00', to: '00:00', timeZone: NEW_YORK };
const gap: QuietHours = { days: [7], from: '02:30', to: '05:00', timeZone: NEW_YORK };
const twice: QuietHours = { days: [7], from: '01:00', to: '01:30', timeZone: NEW_YORK };

it.each<[string, readonly QuietHours[], string, string | null]>([
  ['without any', [], '2026-11-24T12:00:00Z', null],
  ['before they begin', [night], '2026-11-25T02:59:59Z', null],
  ['as they begin', [night], '2026-11-25T03:00:00Z', '2026-11-25T11:00:00Z'],
  ['after midnight', [night], '2026-11-25T10:59:59Z', '2026-11-25T11:00:00Z'],
  ['as they end', [night], '2026-11-25T11:00:00Z', null],
  ['on the night after Friday', [night], '2026-11-28T08:00:00Z', '2026-11-28T11:00:00Z'],
  ['on the night after Saturday', [night], '2026-11-29T08:00:00Z', null],
  ['on days that follow on each other', [weekend], '2026-11-28T12:00:00Z', '2026-11-30T05:00:00Z'],
  [
    'where two meet: Friday night, then the weekend, until Monday',
    [night, weekend],
    '2026-11-28T04:00:00Z',
    '2026-11-30T05:00:00Z',
  ],
  // Clocks go forward at 2:00 on 8 March 2026 and back at 2:00 on 1 November 2026.
  ['before the clocks go forward, an hour is short', [night], '2026-03-07T03:30:00Z', '2026-03-07T11:00:00Z'],
  ['before a beginning that is skipped', [gap], '2026-03-08T06:59:59Z', null],
  ['after a beginning that is skipped', [gap], '2026-03-08T07:30:00Z', '2026-03-08T09:00:00Z'],
  ['in the hour that comes twice, the first time', [twice], '2026-11-01T05:15:00Z', '2026-11-01T06:30:00Z'],
  ['in the hour that comes twice, the second time', [twice], '2026-11-01T06:15:00Z', '2026-11-01T06:30:00Z'],
  ['after it came twice', [twice], '2026-11-01T06:30:00Z', null],
])('%s', (_name, hours, now, until) => {
  const end = quietUntil(hours, Date.parse(now));
  expect(end === null ? null : new Date(end).toISOString()).toBe(until?.replace('Z', '.000Z') ?? null);
});

it('of all week ends somewhere', () => {
  const always = { ...weekend, days: [1, 2, 3, 4, 5, 6, 7] };
  const now = Date.parse('2026-11-24T12:00:00Z');
  expect(quietUntil([always], now)).toBeGreaterThan(now + 6 * 24 * 3_600_000);
});
