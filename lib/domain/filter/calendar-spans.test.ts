import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOfWindow, spanOnCalendar } from '@/lib/domain/filter/calendar-spans';
import { isCounted, WINDOWS, type WindowName } from '@/lib/domain/filter/windows';
import { addDays, siteCalendar, startOfDay } from '@/lib/domain/site-calendar';

const calendar = { timeZone: 'UTC', fiscalYearStartMonth: 10, today: '2026-11-24' };

function days(name: WindowName, count = 3, today = calendar.today): string {
  const { first, last } = daysOfWindow(WINDOWS[name], count, { ...calendar, today });
  return `${first} ${last}`;
}

describe('a window, on Tuesday 24 November 2026 of a fiscal year that begins in October', () => {
  it.each<[WindowName, string]>([
    ['yesterday', '2026-11-23 2026-11-23'],
    ['today', '2026-11-24 2026-11-24'],
    ['tomorrow', '2026-11-25 2026-11-25'],
    ['last-n-days', '2026-11-21 2026-11-23'],
    ['next-n-days', '2026-11-25 2026-11-27'],
    ['days-n-ago', '2026-11-21 2026-11-21'],
    ['last-week', '2026-11-16 2026-11-22'],
    ['this-week', '2026-11-23 2026-11-29'],
    ['next-week', '2026-11-30 2026-12-06'],
    ['last-n-weeks', '2026-11-02 2026-11-22'],
    ['next-n-weeks', '2026-11-30 2026-12-20'],
    ['weeks-n-ago', '2026-11-02 2026-11-08'],
    ['last-month', '2026-10-01 2026-10-31'],
    ['this-month', '2026-11-01 2026-11-30'],
    ['next-month', '2026-12-01 2026-12-31'],
    ['last-n-months', '2026-08-01 2026-10-31'],
    ['next-n-months', '2026-12-01 2027-02-28'],
    ['months-n-ago', '2026-08-01 2026-08-31'],
    ['last-quarter', '2026-07-01 2026-09-30'],
    ['this-quarter', '2026-10-01 2026-12-31'],
    ['next-quarter', '2027-01-01 2027-03-31'],
    ['last-n-quarters', '2026-01-01 2026-09-30'],
    ['next-n-quarters', '2027-01-01 2027-09-30'],
    ['quarters-n-ago', '2026-01-01 2026-03-31'],
    ['last-year', '2025-01-01 2025-12-31'],
    ['this-year', '2026-01-01 2026-12-31'],
    ['next-year', '2027-01-01 2027-12-31'],
    ['last-n-years', '2023-01-01 2025-12-31'],
    ['next-n-years', '2027-01-01 2029-12-31'],
    ['years-n-ago', '2023-01-01 2023-12-31'],
    ['last-fiscal-quarter', '2026-07-01 2026-09-30'],
    ['this-fiscal-quarter', '2026-10-01 2026-12-31'],
    ['next-fiscal-quarter', '2027-01-01 2027-03-31'],
    ['last-n-fiscal-quarters', '2026-01-01 2026-09-30'],
    ['next-n-fiscal-quarters', '2027-01-01 2027-09-30'],
    ['fiscal-n-quarters-ago', '2026-01-01 2026-03-31'],
    ['last-fiscal', '2025-10-01 2026-09-30'],
    ['this-fiscal', '2026-10-01 2027-09-30'],
    ['next-fiscal-year', '2027-10-01 2028-09-30'],
    ['last-n-fiscal-years', '2023-10-01 2026-09-30'],
    ['next-n-fiscal-years', '2027-10-01 2030-09-30'],
    ['fiscal-n-years-ago', '2023-10-01 2024-09-30'],
  ])('%s is %s', (name, expected) => {
    expect(days(name)).toBe(expected);
  });

  it('has every one of the forty-two spellings', () => {
    expect(Object.keys(WINDOWS)).toHaveLength(42);
  });

  it('that is n-ago by 0 is the current unit', () => {
    expect(days('months-n-ago', 0)).toBe(days('this-month'));
    expect(days('days-n-ago', 0)).toBe(days('today'));
  });
});

describe('windows at the edges of the calendar', () => {
  it('count fiscal quarters from the start of the fiscal year, whatever month that is', () => {
    const february = { ...calendar, fiscalYearStartMonth: 2, today: '2026-01-31' };
    const quarter = daysOfWindow(WINDOWS['this-fiscal-quarter'], 0, february);
    expect(quarter).toEqual({ first: '2025-11-01', last: '2026-01-31' });
    expect(daysOfWindow(WINDOWS['this-fiscal'], 0, february)).toEqual({
      first: '2025-02-01',
      last: '2026-01-31',
    });
  });

  it('cross the year, and leap days', () => {
    expect(days('last-month', 0, '2027-01-31')).toBe('2026-12-01 2026-12-31');
    expect(days('this-week', 0, '2027-01-03')).toBe('2026-12-28 2027-01-03');
    expect(days('this-week', 0, '2026-12-28')).toBe('2026-12-28 2027-01-03');
    expect(days('last-n-days', 1, '2028-03-01')).toBe('2028-02-29 2028-02-29');
    expect(days('last-month', 0, '2028-03-31')).toBe('2028-02-01 2028-02-29');
  });

  it('last, this and next meet without a gap, and last-n ends where this begins, for every unit on every day', () => {
    const names = Object.keys(WINDOWS).filter((name): name is WindowName => name in WINDOWS);
    const any = fc.record({
      today: fc.integer({ min: -3_000, max: 3_000 }).map((n) => addDays('2026-11-24', n)),
      fiscalYearStartMonth: fc.integer({ min: 1, max: 12 }),
      count: fc.integer({ min: 1, max: 30 }),
      unit: fc.constantFrom(...names.map((name) => WINDOWS[name].unit)),
    });
    const meet = fc.property(any, ({ today, fiscalYearStartMonth, count, unit }) => {
      const of = (form: 'last' | 'this' | 'next' | 'last-n' | 'next-n') =>
        daysOfWindow({ unit, form }, count, { timeZone: 'UTC', fiscalYearStartMonth, today });
      const [last, now, next] = [of('last'), of('this'), of('next')];
      return (
        now.first <= today &&
        today <= now.last &&
        addDays(last.last, 1) === now.first &&
        addDays(now.last, 1) === next.first &&
        of('last-n').last === last.last &&
        of('next-n').first === next.first
      );
    });
    expect(() => fc.assert(meet, { numRuns: 2_000 })).not.toThrow();
  });

  it('takes a number exactly where the spelling has an n', () => {
    for (const name of Object.keys(WINDOWS).filter((known): known is WindowName => known in WINDOWS))
      expect([name, isCounted(WINDOWS[name])]).toEqual([name, /-n-/.test(name)]);
  });
});

describe('years', () => {
  const years = (fiscal: boolean, fiscalYearStartMonth: number) =>
    spanOnCalendar({ kind: 'years', from: 2025, to: 2026, fiscal }, 'date', {
      ...calendar,
      fiscalYearStartMonth,
    });

  it('are of the calendar, or fiscal and named after the year in which they end', () => {
    expect(years(false, 10)).toEqual({ kind: 'span', low: '2025-01-01', high: '2026-12-31' });
    expect(years(true, 10)).toEqual({ kind: 'span', low: '2024-10-01', high: '2026-09-30' });
    expect(years(true, 1)).toEqual({ kind: 'span', low: '2025-01-01', high: '2026-12-31' });
  });

  it('stop at the first and the last day that records can hold', () => {
    const all = { kind: 'years', from: 1, to: 9999 } as const;
    expect(spanOnCalendar({ ...all, fiscal: true }, 'date', calendar)).toEqual({
      kind: 'span',
      low: '0001-01-01',
      high: '9999-09-30',
    });
    expect(
      spanOnCalendar({ ...all, fiscal: false }, 'datetime', { ...calendar, timeZone: 'Asia/Tokyo' }),
    ).toEqual({
      kind: 'span',
      low: '0001-01-01T00:00:00.000Z',
      high: '9999-12-31T23:59:59.999Z',
    });
  });
});

describe('a day asked of a datetime', () => {
  const dayIn = (timeZone: string, day: string) => {
    const { low, high } = spanOnCalendar({ kind: 'days', from: day, to: day }, 'datetime', {
      ...calendar,
      timeZone,
    });
    return [low, high];
  };

  it.each([
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z', 'of 23 hours'],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z', 'of 25 hours'],
    [
      'America/Sao_Paulo',
      '2018-11-04',
      '2018-11-04T03:00:00.000Z',
      '2018-11-05T01:59:59.999Z',
      'without midnight',
    ],
    [
      'Atlantic/Azores',
      '2025-10-26',
      '2025-10-26T00:00:00.000Z',
      '2025-10-27T00:59:59.999Z',
      'with two midnights',
    ],
    [
      'America/Sao_Paulo',
      '2018-02-17',
      '2018-02-17T02:00:00.000Z',
      '2018-02-18T02:59:59.999Z',
      'whose last hour comes twice',
    ],
    [
      'Asia/Kathmandu',
      '2026-11-24',
      '2026-11-23T18:15:00.000Z',
      '2026-11-24T18:14:59.999Z',
      'off by quarters of an hour',
    ],
    ['UTC', '2026-11-24', '2026-11-24T00:00:00.000Z', '2026-11-24T23:59:59.999Z', 'of UTC'],
  ])('is that whole day in %s: %s', (zone, day, low, high) => {
    expect(dayIn(zone, day)).toEqual([low, high]);
  });

  it('leaves no moment between two days, in any of these zones', () => {
    const any = fc.record({
      zone: fc.constantFrom(
        'America/New_York',
        'Asia/Beirut',
        'America/St_Johns',
        'Pacific/Apia',
        'Africa/Cairo',
        'Australia/Lord_Howe',
      ),
      day: fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('1980-01-01', n)),
    });
    const follows = fc.property(any, ({ zone, day }) => {
      const next = startOfDay(addDays(day, 1), zone);
      return Date.parse(String(dayIn(zone, day)[1])) === next - 1 && next >= startOfDay(day, zone);
    });
    expect(() => fc.assert(follows, { numRuns: 500 })).not.toThrow();
  });

  it('of the years before 100 is not taken for one of the 20th century', () => {
    expect(dayIn('America/New_York', '0050-01-01')[0]).toBe('0050-01-01T04:56:02.000Z');
  });
});

describe('the site’s today', () => {
  it.each([
    ['2026-11-24T04:59:59.999Z', 'America/New_York', '2026-11-23'],
    ['2026-11-24T05:00:00.000Z', 'America/New_York', '2026-11-24'],
    ['2026-11-24T12:00:00.000Z', 'Pacific/Kiritimati', '2026-11-25'],
    ['2026-11-24T11:59:59.999Z', 'Etc/GMT+12', '2026-11-23'],
  ])('at %s in %s is %s', (now, timeZone, today) => {
    const settings = { timeZone, fiscalYearStartMonth: 1 };
    expect(siteCalendar(Date.parse(now), settings).today).toBe(today);
  });
});
