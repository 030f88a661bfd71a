import type { Trouble } from '../health';
import type { Resolution } from '../incident';

/**
 * What is told of an incident: that it opened, became worse, still stands, or is over. `test` is no incident but somebody who
 * pressed a button.
 */
export const NOTIFICATION_KINDS = ['opened', 'escalated', 'reminded', 'resolved', 'test'] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** An incident as it is told: words and times, never anything of a payload, nor a site's own words. */
export interface ToldIncident {
  id: string;
  queue: { id: string; name: string; site: string };
  state: Trouble;
  sentence: string;
  /** What to do next; null when nothing has to be done any more. */
  next: string | null;
  /** The page to open, below the address of the console. */
  path: string;
  openedAt: number;
  resolvedAt: number | null;
  /** How it ended; null while it stands. */
  resolution: Resolution | null;
}

/** One message: of one incident, or of many that came at once. */
export interface NotificationMessage {
  kind: NotificationKind;
  at: number;
  incidents: readonly ToldIncident[];
  /** All of them; `incidents` has the first. */
  total: number;
}

/** Incidents that come at once are one message when they are more than this: a site that is away has many queues. */
export const MOST_ALONE = 5;
/** The most that one message names. */
export const MOST_NAMED = 20;
