import { isAppError } from '@/lib/domain/errors';
import { sealActivity } from '@/lib/audit/seal';
import { tellOfMissing } from './activity-tasks';
import { parseSettings, SettingsError } from '@/lib/config/settings';
import { whenAsideSettled } from '@/lib/auth/links/aside';
import { ensureAdmin } from '@/lib/auth/setup/ensure-admin';
import { ensureSetupCode } from '@/lib/auth/setup/ensure-setup-code';
import { stopDrains } from '@/lib/console/drain/registry';
import { whenCallsSettled } from '@/lib/console/ledger/registry';
import { backgroundTasks } from './background-tasks';
import { watchStreams } from './metrics/metrics';
import { noteTask } from './metrics/note-task';
import { openRuntime } from './open-runtime';
import { publicUrl } from './origins';
import { setProcessRuntime } from './process-runtime';
import type { Runtime, ServerRuntime } from './runtime';
import { startTasks, type RunningTasks } from './tasks';

/** Starts this program's half of the process: database, built-in site, background work. A refusal ends it with a sentence. */
export async function bootServer(): Promise<void> {
  const starting = startServer();
  setProcessRuntime(starting);
  try {
    await starting;
  } catch (error) {
    process.stderr.write(`${refusal(error)}\n`);
    process.exit(1);
  }
}

async function startServer(): Promise<ServerRuntime> {
  const runtime = await openRuntime(parseSettings(process.env));
  watchStreams(runtime.metrics, () => runtime.live.viewerCount);
  const setupCode = await prepareFirstAdmin(runtime);
  const tasks = startTasks(
    {
      database: runtime.database,
      clock: runtime.engine.clock,
      instanceId: runtime.instanceId,
      log: runtime.log,
      onRound: (round) => noteTask(runtime.metrics, round),
    },
    backgroundTasks(runtime),
  );
  return {
    ...runtime,
    greeting: () => greeting(runtime, setupCode),
    shutDown: (graceMs) => shutDown(runtime, tasks, graceMs),
  };
}

async function prepareFirstAdmin(runtime: Runtime): Promise<string | undefined> {
  if (runtime.settings.admin !== undefined) await ensureAdmin(runtime.auth, runtime.settings.admin);
  return ensureSetupCode(runtime.auth);
}

function greeting(runtime: Runtime, setupCode: string | undefined): string[] {
  const url = publicUrl(runtime.settings);
  if (setupCode === undefined) return ['', `Fluxx Alert Console is ready. Open ${url}`, ''];
  return [
    '',
    'Fluxx Alert Console is ready.',
    `Open ${url}/setup and make the first account with this one-time setup code:`,
    '',
    `    ${setupCode}`,
    '',
  ];
}

/** Calls under way come home first, at most for the grace: what they bring is stored, and nothing else is lost. */
async function shutDown(runtime: Runtime, tasks: RunningTasks, graceMs: number): Promise<void> {
  // First, because open streams would else be cut off without a word.
  await Promise.race([runtime.live.close(), elapsed(CLOSE_LIMIT_MS)]);
  await Promise.race([
    Promise.all([tasks.stop(), stopDrains(), whenCallsSettled(), whenAsideSettled()]),
    elapsed(graceMs),
  ]);
  await Promise.race([sealAndClose(runtime), elapsed(CLOSE_LIMIT_MS)]);
}

/** The last entries are chained, so that none waits for the next start; another instance may be doing so right now. */
async function sealAndClose(runtime: Runtime): Promise<void> {
  const { database, secrets } = runtime;
  await tellOfMissing(runtime).catch(() => {});
  await sealActivity(database, secrets.auditKey).catch(() => {});
  await database.close();
}

const CLOSE_LIMIT_MS = 1000;

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

function refusal(error: unknown): string {
  if (error instanceof SettingsError || isAppError(error)) return error.message;
  return `The program could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
