import * as z from 'zod/mini';
import { TROUBLES } from '../health';
import { RESOLUTIONS } from '../incident';

/** What the console API answers about health. As in views.ts: zod's small form, times and lengths of time in milliseconds. */

const time = z.int();

const quietHoursView = z.object({
  /** 1 for Monday to 7 for Sunday: the days on which they begin. */
  days: z.array(z.int()),
  from: z.string(),
  to: z.string(),
  timeZone: z.string(),
});

export const healthSettingsView = z.object({
  /** An open job older than this is stuck. */
  openJobMs: z.int(),
  /** More queued records than this are a backlog. */
  queuedRecords: z.int(),
  /** A record that waits longer than this makes a backlog. */
  oldestMs: z.int(),
  /** An incident opens when trouble has lasted so long, and ends when it has been over so long. */
  openAfterMs: z.int(),
  resolveAfterMs: z.int(),
  quiet: z.array(quietHoursView),
});

export const healthSettingsResponse = z.object({ settings: healthSettingsView, now: time });

export const queueHealthResponse = z.object({
  /** What the queue has of its own; null is the default. */
  own: z.object({
    openJobMs: z.nullable(z.int()),
    queuedRecords: z.nullable(z.int()),
    oldestMs: z.nullable(z.int()),
    quiet: z.nullable(z.array(quietHoursView)),
  }),
  defaults: healthSettingsView,
  now: time,
});

export const incidentView = z.object({
  id: z.string(),
  queue: z.object({ id: z.string(), name: z.string(), siteName: z.string() }),
  /** The worst it has been. */
  state: z.enum(TROUBLES),
  /** What was the matter when it opened, or became that bad. */
  sentence: z.string(),
  openedAt: time,
  escalatedAt: z.nullable(time),
  resolvedAt: z.nullable(time),
  /** `recovered`; `eased` into a milder incident; `removed` with its queue. Null while it is open. */
  resolution: z.nullable(z.enum(RESOLUTIONS)),
  /** Who has it in hand; no reminders are sent then. */
  acknowledged: z.nullable(z.object({ at: time, by: z.string() })),
});

export const incidentsResponse = z.object({
  /** Newest first, at most 50. */
  incidents: z.array(incidentView),
  /** Whether there are older ones: ask again with `before`. */
  more: z.boolean(),
  now: time,
});

export const incidentResponse = z.object({ incident: incidentView, now: time });

export type HealthSettingsView = z.infer<typeof healthSettingsView>;
export type QuietHoursView = z.infer<typeof quietHoursView>;
export type IncidentView = z.infer<typeof incidentView>;
