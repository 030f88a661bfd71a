import type { TestProject } from 'vitest/node';
import { openDatabase } from '@/lib/db/database';
import { migrateDatabase } from '@/lib/db/migrate';
import { runOnPostgres } from './postgres-admin';
import { startPostgres } from './postgres-server';

declare module 'vitest' {
  export interface ProvidedContext {
    /** `postgres://…`, without a database's name. */
    postgresUrl: string;
  }
}

/** The name of the migrated database that every test's own is made from. */
export const TEMPLATE_DATABASE = 'migrated_template';

/** One PostgreSQL for the whole run; each test makes its own database in it from a migrated template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  await runOnPostgres(`${server.baseUrl}/postgres`, `create database ${TEMPLATE_DATABASE}`);
  const template = openDatabase({ kind: 'postgres', url: `${server.baseUrl}/${TEMPLATE_DATABASE}` });
  await migrateDatabase(template, '', Date.now());
  await template.close();
  project.provide('postgresUrl', server.baseUrl);
  return () => server.stop();
}
