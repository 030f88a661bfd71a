import { dropOldHistory } from '@/lib/console/history/drop-old-history';
import { packHistory } from '@/lib/console/history/pack-history';
import { purgePayloads } from '@/lib/console/payloads/purge';
import { forgetOldImports } from '@/lib/engine/import/forget-old';
import { dropOldEntries } from '@/lib/engine/queue/drop-old-entries';
import { dropOldChanges } from '@/lib/engine/records/drop-old-changes';
import { onSteadyClock } from './on-steady-clock';
import type { Runtime } from './runtime';
import type { Task } from './tasks';

const HOUR = 60 * 60 * 1000;

/** What removes what was kept long enough, and packs what is past. */
export function housekeepingTasks(runtime: Runtime): Task[] {
  const { settings, console, engine } = runtime;
  const hourly = (name: string, work: (signal: AbortSignal) => Promise<unknown>): Task => ({
    name,
    everyMs: HOUR,
    run: (signal) => onSteadyClock(runtime, () => work(signal)),
  });
  return [
    hourly('housekeeping', () => dropOldHistory(console)),
    hourly('history-packing', (signal) => packHistory(console, signal)),
    hourly('payload-retention', (signal) => purgePayloads(console, settings.payloadRetentionMs, signal)),
    hourly('import-housekeeping', () => forgetOldImports(engine)),
    hourly('built-in-housekeeping', (signal) => dropOldEntries(engine, signal)),
    hourly('change-log-housekeeping', (signal) => dropOldChanges(engine, signal)),
  ];
}
