import { tzOffset } from '@date-fns/tz';

/*
 * Moments as people type them: the local time of a zone, without losing which moment is meant. When clocks go back an hour
 * comes twice, and one local time names two moments; when they go forward, some local times name none.
 */
const MINUTE = 60_000;
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?$/;
const HOURS_LOOKED_AT = 26;

/** One moment that a local time may mean. */
export interface ZonedMoment {
  /** Canonical, in UTC. */
  iso: string;
  /** From UTC at that moment: `+01:00`. */
  offset: string;
}

/** A canonical datetime as the local time of a zone, as `datetime-local` fields take it: `2026-11-24T10:30:00.000`. */
export function toLocalTime(iso: string, timeZone: string): string {
  const at = Date.parse(iso);
  return new Date(at + offsetMinutes(timeZone, at) * MINUTE).toISOString().slice(0, -1);
}

/** The offset of a zone at a canonical datetime: `+01:00`. */
export function offsetAt(iso: string, timeZone: string): string {
  return writeOffset(offsetMinutes(timeZone, Date.parse(iso)));
}

/**
 * The moments a local time means in a zone, earlier first: one as a rule, two in the hour that comes twice, none in the hour
 * that is skipped or when the text is no local time.
 */
export function momentsOf(local: string, timeZone: string): ZonedMoment[] {
  const asUtc = LOCAL.test(local) ? Date.parse(`${local}Z`) : Number.NaN;
  // The parser lets 30 February roll over into March.
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(local.slice(0, 10))) return [];
  const offsets = new Set(
    [-HOURS_LOOKED_AT, 0, HOURS_LOOKED_AT].map((hours) =>
      offsetMinutes(timeZone, asUtc + hours * 60 * MINUTE),
    ),
  );
  return Array.from(offsets, (offset) => ({ at: asUtc - offset * MINUTE, offset }))
    .filter(({ at, offset }) => offsetMinutes(timeZone, at) === offset)
    .sort((one, other) => one.at - other.at)
    .map(({ at, offset }) => ({ iso: new Date(at).toISOString(), offset: writeOffset(offset) }));
}

function offsetMinutes(timeZone: string, at: number): number {
  return tzOffset(timeZone, new Date(at));
}

function writeOffset(minutes: number): string {
  const [whole, sign] = [Math.abs(minutes), minutes < 0 ? '-' : '+'];
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${sign}${two(whole / 60)}:${two(whole % 60)}`;
}
