import { describe, expect, it } from 'vitest';
import { endAt, meaningOf, meaningsOf, typedEnd } from './range-end';

const at = (iso: string) => Date.parse(iso);

/** The same local time twice: by which half an hour or hour the clocks went back, and when. */
const TWICE = [
  ['Europe/Paris', '2026-10-25T02:30', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'],
  ['Europe/London', '2026-10-25T01:15', '2026-10-25T00:15:00Z', '2026-10-25T01:15:00Z'],
  ['America/New_York', '2026-11-01T01:59', '2026-11-01T05:59:00Z', '2026-11-01T06:59:00Z'],
  ['America/Havana', '2026-11-01T00:00', '2026-11-01T04:00:00Z', '2026-11-01T05:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00Z', '2026-04-04T15:15:00Z'],
  ['America/Santiago', '2026-04-04T23:30', '2026-04-05T02:30:00Z', '2026-04-05T03:30:00Z'],
] as const;

describe.each(TWICE)('the hour that comes twice in %s', (zone, text, first, second) => {
  it('keeps the moment of a range, whichever of the two it is in', () => {
    for (const iso of [first, second]) {
      const exact = at(iso) + 12_345;
      expect(endAt(exact, zone)).toEqual({ text, at: exact });
    }
  });

  it('begins with the earlier and ends with the later, when it is typed', () => {
    expect(typedEnd(text, 'from', zone)).toEqual({ text, at: at(first) });
    expect(typedEnd(text, 'to', zone)).toEqual({ text, at: at(second) });
  });

  it('says which of the two an end is', () => {
    const meanings = meaningsOf(text, zone);
    expect(meanings.map((meaning) => meaning.at)).toEqual([at(first), at(second)]);
    for (const [index, iso] of [first, second].entries())
      expect(meaningOf({ text, at: at(iso) + 59_999 }, meanings)).toBe(meanings[index]);
  });
});

it.each([
  ['Europe/Paris', '2026-03-29T02:30'],
  ['America/New_York', '2026-03-08T02:00'],
  ['America/Havana', '2026-03-08T00:30'],
  ['Australia/Lord_Howe', '2026-10-04T02:15'],
  ['Pacific/Apia', '2011-12-30T12:00'],
])('makes no moment up in the time that is skipped in %s', (zone, text) => {
  expect(meaningsOf(text, zone)).toEqual([]);
  expect(typedEnd(text, 'from', zone)).toEqual({ text, at: null });
  expect(typedEnd(text, 'to', zone)).toEqual({ text, at: null });
});

it('beside a change of the clocks, and far from any, a time is one moment', () => {
  expect(typedEnd('2026-03-29T01:59', 'to', 'Europe/Paris').at).toBe(at('2026-03-29T00:59:00Z'));
  expect(typedEnd('2026-03-29T03:00', 'from', 'Europe/Paris').at).toBe(at('2026-03-29T01:00:00Z'));
  expect(typedEnd('2026-10-25T03:00', 'from', 'Europe/Paris').at).toBe(at('2026-10-25T02:00:00Z'));
  expect(typedEnd('2026-07-01T05:45', 'from', 'Asia/Kathmandu').at).toBe(at('2026-07-01T00:00:00Z'));
  expect(meaningsOf('2026-07-01T05:45', 'Asia/Kathmandu')).toHaveLength(1);
});

it('nothing is no moment', () => {
  expect(endAt(null, 'UTC')).toEqual({ text: '', at: null });
  expect(typedEnd('', 'from', 'UTC')).toEqual({ text: '', at: null });
  expect(meaningOf({ text: '', at: null }, [])).toBeUndefined();
});
