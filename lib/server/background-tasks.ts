import { KEPT_CHANGES } from '@/lib/console/live/change-log';
import { stopDeadDrains } from '@/lib/console/drain/stop-dead-drains';
import { indexJobs } from '@/lib/console/payloads/index-jobs';
import { settleOrphans } from '@/lib/console/ledger/orphans';
import { countRemoteQueues } from '@/lib/console/sampling/count-remote-queues';
import { sampleBuiltInSite } from '@/lib/console/sampling/sample-built-in-site';
import { readSites } from '@/lib/console/sites/read-sites';
import { dropOldLiveChanges } from '@/lib/db/queries/live-change/drop-old-changes';
import { keepIndexes } from '@/lib/engine/records/indexes/keep-indexes';
import { runImports } from '@/lib/engine/import/run-imports';
import { runSweep } from '@/lib/engine/sweep/run-sweep';
import { activityTasks } from './activity-tasks';
import { healthTasks } from './health-tasks';
import { housekeepingTasks } from './housekeeping-tasks';
import type { Runtime } from './runtime';
import type { Task } from './tasks';
import { unlessSimulating } from './unless-simulating';

const SECOND = 1000;

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
      run: (signal) => countRemoteQueues(console, signal),
    },
    {
      name: 'site-reader',
      everyMs: settings.siteReadIntervalMs,
      run: (signal) => readSites(console, signal),
    },
    { name: 'ledger-orphans', everyMs: 5 * SECOND, run: () => settleOrphans(console) },
    ...activityTasks(runtime),
    ...healthTasks(runtime),
    ...housekeepingTasks(runtime),
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
    { name: 'imports', everyMs: SECOND, run: (signal) => runImports(runtime.engine, signal) },
    { name: 'live-housekeeping', everyMs: 60 * SECOND, run: () => dropOldLive(runtime) },
  ];
}

async function dropOldLive({ database }: Runtime): Promise<void> {
  await dropOldLiveChanges(database.kysely, database.support, KEPT_CHANGES);
}
