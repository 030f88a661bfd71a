import { KEPT_CHANGES } from '@/lib/console/live/change-log';
import { stopDeadDrains } from '@/lib/console/drain/stop-dead-drains';
import { indexJobs } from '@/lib/console/payloads/index-jobs';
import { purgePayloads } from '@/lib/console/payloads/purge';
import { settleOrphans } from '@/lib/console/ledger/orphans';
import { countRemoteQueues } from '@/lib/console/sampling/count-remote-queues';
import { sampleBuiltInSite } from '@/lib/console/sampling/sample-built-in-site';
import { readSites } from '@/lib/console/sites/read-sites';
import { dropPointsBefore } from '@/lib/db/queries/history/drop-points-before';
import { dropOldLiveChanges } from '@/lib/db/queries/live-change/drop-old-changes';
import { isLeaseHeld } from '@/lib/db/queries/lease/is-lease-held';
import { dropOldEntries } from '@/lib/engine/queue/drop-old-entries';
import { dropOldChanges } from '@/lib/engine/records/drop-old-changes';
import { keepIndexes } from '@/lib/engine/records/indexes/keep-indexes';
import { forgetOldImports } from '@/lib/engine/import/forget-old';
import { runImports } from '@/lib/engine/import/run-imports';
import { runSweep } from '@/lib/engine/sweep/run-sweep';
import { activityTasks } from './activity-tasks';
import type { Runtime } from './runtime';
import { SAMPLE_DATA_LEASE } from './sample-data/lease';
import type { Task } from './tasks';

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

/** How long each tier of the history is kept. */
const RETENTION_MS = { minute: 7 * DAY, quarter: 400 * DAY } as const;

/** Everything that goes on by itself while the server runs. None of it ever calls process or finish. */
export function backgroundTasks(runtime: Runtime): Task[] {
  const { settings, console } = runtime;
  return [
    {
      name: 'sampler',
      everyMs: settings.sampleIntervalMs,
      run: () => unlessSimulating(runtime, () => sampleBuiltInSite(console)),
    },
    {
      name: 'remote-sampler',
      everyMs: settings.sampleIntervalMs,
      run: () => countRemoteQueues(console),
    },
    {
      name: 'site-reader',
      everyMs: settings.siteReadIntervalMs,
      run: (signal) => readSites(console, signal),
    },
    { name: 'ledger-orphans', everyMs: 5 * SECOND, run: () => settleOrphans(console) },
    ...activityTasks(runtime),
    {
      name: 'payload-retention',
      everyMs: 60 * 60 * SECOND,
      run: (signal) => purgePayloads(console, settings.payloadRetentionMs, signal),
    },
    { name: 'payload-index', everyMs: 5 * SECOND, run: (signal) => indexJobs(console, signal) },
    { name: 'dead-drains', everyMs: 5 * SECOND, run: () => stopDeadDrains(console) },
    {
      name: 'one-time-sweep',
      everyMs: 60 * SECOND,
      run: (signal) => unlessSimulating(runtime, () => runSweep(runtime.engine, signal)),
    },
    {
      name: 'record-indexes',
      everyMs: 15 * SECOND,
      run: async (signal) => void (await keepIndexes(runtime.engine, signal)),
    },
    {
      name: 'import-housekeeping',
      everyMs: 60 * 60 * SECOND,
      run: () => forgetOldImports(runtime.engine),
    },
    { name: 'imports', everyMs: SECOND, run: (signal) => runImports(runtime.engine, signal) },
    { name: 'housekeeping', everyMs: 60 * 60 * SECOND, run: () => dropOldHistory(runtime) },
    { name: 'live-housekeeping', everyMs: 60 * SECOND, run: () => dropOldLive(runtime) },
    {
      name: 'built-in-housekeeping',
      everyMs: 60 * 60 * SECOND,
      run: (signal) => dropOldEntries(runtime.engine, signal),
    },
    {
      name: 'change-log-housekeeping',
      everyMs: 60 * 60 * SECOND,
      run: async (signal) => void (await dropOldChanges(runtime.engine, signal)),
    },
  ];
}

/** What lives on the real clock rests while the sample data simulates another, on every instance. */
async function unlessSimulating(runtime: Runtime, work: () => Promise<void>): Promise<void> {
  const isSimulating = await isLeaseHeld(
    runtime.database.kysely,
    SAMPLE_DATA_LEASE,
    runtime.console.clock.now(),
  );
  if (!isSimulating) await work();
}

async function dropOldLive({ database }: Runtime): Promise<void> {
  await dropOldLiveChanges(database.kysely, database.support, KEPT_CHANGES);
}

async function dropOldHistory(runtime: Runtime): Promise<void> {
  const now = runtime.console.clock.now();
  await dropPointsBefore(runtime.database.kysely, 'minute', now - RETENTION_MS.minute);
  await dropPointsBefore(runtime.database.kysely, 'quarter', now - RETENTION_MS.quarter);
}
