import { TZDate } from '@date-fns/tz';
import { tzOffset } from '@date-fns/tz/tzOffset';

/** The site settings that say which day it is and where a fiscal year begins. */
export interface CalendarSettings {
  /** An IANA name: `America/New_York`. */
  timeZone: string;
  /** 1 to 12. The fiscal year is named after the calendar year in which it ends [ours]. */
  fiscalYearStartMonth: number;
}

/** All that a filter's days and windows depend on. Two calendars of the same contents mean the same. */
export interface SiteCalendar extends CalendarSettings {
  /** The day it is in the site's time zone: `2026-11-24`. */
  today: string;
}

const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;
/** The Gregorian calendar repeats after 400 years. */
const CYCLE_YEARS = 400;
const CYCLE_DAYS = 146_097;
/** Below it a year is taken for one of the 20th century by every JavaScript date. */
const FIRST_PLAIN_YEAR = 100;

export function siteCalendar(now: number, settings: CalendarSettings): SiteCalendar {
  const { timeZone, fiscalYearStartMonth } = settings;
  const local = new Date(now + tzOffset(timeZone, new Date(now)) * MINUTE_MS);
  return { timeZone, fiscalYearStartMonth, today: local.toISOString().slice(0, 10) };
}

export function isSameCalendar(left: SiteCalendar, right: SiteCalendar): boolean {
  return (
    left.today === right.today &&
    left.timeZone === right.timeZone &&
    left.fiscalYearStartMonth === right.fiscalYearStartMonth
  );
}

const knownZones = new Set<string>();

/** Whether the platform knows a time zone of that name. */
export function isTimeZone(name: string): boolean {
  if (knownZones.has(name)) return true;
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    knownZones.add(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * The first moment of a day in a time zone, in epoch milliseconds. Where clocks go forward at midnight it is the moment after the
 * jump; where midnight comes twice, the first one.
 */
export function startOfDay(day: string, timeZone: string): number {
  const { year, month, date } = partsOf(day);
  if (year < FIRST_PLAIN_YEAR)
    return (
      startOfDay(`${year + CYCLE_YEARS}${day.slice(4)}`.padStart(10, '0'), timeZone) - CYCLE_DAYS * DAY_MS
    );
  return new TZDate(year, month - 1, date, timeZone).getTime();
}

/** The day that lies `days` after `day`, or before it. */
export function addDays(day: string, days: number): string {
  return toDay(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** Months since the beginning of year 0. */
export function monthIndexOf(day: string): number {
  const { year, month } = partsOf(day);
  return year * 12 + month - 1;
}

/** The first day of a month by its index; of years past 9999 or before 1 the nearest day of the calendar. */
export function firstOfMonth(monthIndex: number): string {
  const year = Math.floor(monthIndex / 12);
  if (year < 1) return FIRST_DAY;
  if (year > 9999) return LAST_DAY;
  return `${String(year).padStart(4, '0')}-${String((monthIndex % 12) + 1).padStart(2, '0')}-01`;
}

/** The first and last days that records can hold. */
export const FIRST_DAY = '0001-01-01';
export const LAST_DAY = '9999-12-31';

function partsOf(day: string): { year: number; month: number; date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

function toDay(epochMs: number): string {
  if (epochMs < Date.parse(FIRST_DAY)) return FIRST_DAY;
  return epochMs > Date.parse(LAST_DAY) ? LAST_DAY : new Date(epochMs).toISOString().slice(0, 10);
}
