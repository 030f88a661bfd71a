import { expect, it } from 'vitest';
import { momentsOf, offsetAt, toLocalTime } from './zoned-time';

it('reads the local time of a zone, and writes it again', () => {
  expect(toLocalTime('2026-11-24T09:30:00.123Z', 'Europe/Paris')).toBe('2026-11-24T10:30:00.123');
  expect(momentsOf('2026-11-24T10:30:00.123', 'Europe/Paris')).toEqual([
    { iso: '2026-11-24T09:30:00.123Z', offset: '+01:00' },
  ]);
  expect(offsetAt('2026-07-01T00:00:00.000Z', 'America/New_York')).toBe('-04:00');
  expect(momentsOf('2026-01-01T05:45', 'Asia/Kathmandu')).toEqual([
    { iso: '2026-01-01T00:00:00.000Z', offset: '+05:45' },
  ]);
});

it('names both moments of the hour that comes twice, and none in the hour that is skipped', () => {
  expect(momentsOf('2026-10-25T02:30', 'Europe/Paris')).toEqual([
    { iso: '2026-10-25T00:30:00.000Z', offset: '+02:00' },
    { iso: '2026-10-25T01:30:00.000Z', offset: '+01:00' },
  ]);
  expect(momentsOf('2026-03-29T02:30', 'Europe/Paris')).toEqual([]);
  expect(momentsOf('2026-02-30T10:00', 'Europe/Paris')).toEqual([]);
  expect(momentsOf('', 'Europe/Paris')).toEqual([]);
});
