import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { parseSettings } from '@/lib/config/settings';
import { openRuntime } from '@/lib/server/open-runtime';
import type { Runtime } from '@/lib/server/runtime';
import { testDatabase, type DatabaseKind } from './database';

const SECRET = '0123456789abcdef'.repeat(4);

/** Both halves of the program over a database of the test's own, without background work; gone when the test ends. */
export async function testRuntime(kind: DatabaseKind): Promise<Runtime> {
  const { settings } = await testDatabase(kind);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-runtime-'));
  const env = { DATA_DIR: dataDir, ENCRYPTION_KEY: SECRET, NEXTAUTH_SECRET: SECRET, LOG_LEVEL: 'silent' };
  const runtime = await openRuntime({ ...parseSettings(env), database: settings });
  onTestFinished(async () => {
    await runtime.live.close();
    await runtime.database.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  return runtime;
}
