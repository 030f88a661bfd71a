import type { Logger } from 'pino';
import type { KeptSecrets } from '@/lib/config/kept-secrets';
import type { Settings } from '@/lib/config/settings';
import type { AuthContext } from '@/lib/auth/context';
import type { OpenIdContext } from '@/lib/auth/openid/context';
import type { ConsoleContext, Fetch } from '@/lib/console/context';
import type { LiveFeed } from '@/lib/console/live/feed';
import type { NotifyContext } from '@/lib/console/notifications/context';
import type { Database } from '@/lib/db/database';
import type { EngineContext } from '@/lib/engine/context';
import type { Metrics } from './metrics/metrics';

/** Everything one process runs on: both halves over one database, and the seam between them. */
export interface Runtime {
  settings: Settings;
  secrets: KeptSecrets;
  database: Database;
  log: Logger;
  metrics: Metrics;
  instanceId: string;
  engine: EngineContext;
  /** The built-in site as a client's request reaches it. The console's own client calls it in process, through `console.fetchFor`. */
  engineFetch: Fetch;
  console: ConsoleContext;
  /** Tells viewers what changes. It rests while nobody listens. */
  live: LiveFeed;
  /** Telling people: the console's, with a way to send e-mail. */
  notify: NotifyContext;
  auth: AuthContext;
  /** Signing in with an OpenID provider: the same, and a way to ask it. */
  openid: OpenIdContext;
}

/** A runtime that serves people: with background work, something to say in the terminal, and an orderly end. */
export interface ServerRuntime extends Runtime {
  /** Lines for the terminal: what to open, and the setup code while there is no account. */
  greeting(): readonly string[];
  /** Stops background work, waits for upstream calls under way (at most `graceMs`), closes the database. */
  shutDown(graceMs: number): Promise<void>;
}
