import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { parseSettings } from '@/lib/config/settings';
import { openRuntime } from '@/lib/server/open-runtime';
import type { Runtime } from '@/lib/server/runtime';
import { marked, markedKey } from './canary';
import { testDatabase, type DatabaseKind } from './database';
import { watchLog } from './expect-no-secret';

const SECRETS = {
  ENCRYPTION_KEY: markedKey('0'),
  AUDIT_KEY: markedKey('1'),
  NEXTAUTH_SECRET: marked('signs-the-session-cookie-of-tests'),
};

/** Both halves of the program over a database of the test's own, without background work; gone when the test ends. */
export async function testRuntime(kind: DatabaseKind): Promise<Runtime> {
  const { settings } = await testDatabase(kind);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-runtime-'));
  const env = { DATA_DIR: dataDir, ...SECRETS, LOG_LEVEL: 'silent' };
  const runtime = await openRuntime({ ...parseSettings(env), database: settings });
  watchLog(runtime.log);
  onTestFinished(async () => {
    await runtime.live.close();
    await runtime.database.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  return runtime;
}
