import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import type { Settings } from '@/lib/config/settings';
import { openDatabase } from '@/lib/db/database';
import { migrateDatabase } from '@/lib/db/migrate';
import { bundlePrograms } from './bundle-programs';
import { keepTemporaryFilesInMemory } from './memory-folder';
import { runOnPostgres } from './postgres-admin';
import { startPostgres } from './postgres-server';
import { TEMPLATE_DATABASE } from './template-database';

/**
 * What all files of a run share: one PostgreSQL, migrated databases that every test's own is made from, and the programs that tests
 * start.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const removeTemporaryFiles = keepTemporaryFilesInMemory();
  const server = await startPostgres();
  await runOnPostgres(`${server.baseUrl}/postgres`, `create database ${TEMPLATE_DATABASE}`);
  const folder = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-template-'));
  const sqliteTemplate = path.join(folder, 'template.db');
  await migrated({ kind: 'postgres', url: `${server.baseUrl}/${TEMPLATE_DATABASE}` });
  await migrated({ kind: 'sqlite', file: sqliteTemplate });
  await bundlePrograms(['watch', 'cli', 'ledger-child', 'migrate-child', 'sweep-child']);
  project.provide('postgresUrl', server.baseUrl);
  project.provide('sqliteTemplate', sqliteTemplate);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
    removeTemporaryFiles();
  };
}

async function migrated(settings: Settings['database']): Promise<void> {
  const database = openDatabase(settings);
  await migrateDatabase(database, '', Date.now());
  await database.close();
}
