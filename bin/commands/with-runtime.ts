import { sealActivity } from '@/lib/audit/seal';
import { parseSettings } from '@/lib/config/settings';
import { tellOfMissing } from '@/lib/server/activity-tasks';
import { openRuntime } from '@/lib/server/open-runtime';
import type { Runtime } from '@/lib/server/runtime';

/** Opens the program's data for one command and closes it again. Works beside a running server. */
export async function withRuntime<T>(work: (runtime: Runtime) => Promise<T>): Promise<T> {
  const runtime = await openRuntime(parseSettings(process.env));
  try {
    return await work(runtime);
  } finally {
    // Where no server runs, nobody else chains what the command wrote. If one does, it may be doing so right now.
    await tellOfMissing(runtime).catch(() => {});
    await sealActivity(runtime.database, runtime.secrets.auditKey).catch(() => {});
    await runtime.database.close();
  }
}
