import { browserSession } from '../browser-session';
import { markedKey } from '../canary';
import { startFakeSite, type FakeSite } from '../fake-site/server';
import { runOnPostgres } from '../postgres-admin';
import { startPostgres } from '../postgres-server';
import { startServer, type ServerProcess } from '../server-process';
import { consoleApi, type ConsoleApi } from './console-api';

const KEY = markedKey('2');

/** Three instances of the real program on one PostgreSQL, an admin at each of them, and a real site they all know. */
export interface Instances {
  site: FakeSite;
  siteId: string;
  servers: readonly ServerProcess[];
  apis: readonly ConsoleApi[];
  dispose(): Promise<void>;
}

export async function startInstances(settings: Readonly<Record<string, string>> = {}): Promise<Instances> {
  const [site, postgres] = [await startFakeSite(), await startPostgres()];
  await runOnPostgres(`${postgres.baseUrl}/postgres`, 'create database console');
  const env = {
    DATABASE_URL: `${postgres.baseUrl}/console`,
    ENCRYPTION_KEY: KEY,
    NEXTAUTH_SECRET: KEY,
    ...settings,
  };
  // The first makes the tables.
  const first = await startServer({ env });
  const servers = [first, ...(await Promise.all([startServer({ env }), startServer({ env })]))];
  const apis = await Promise.all(servers.map(async (server) => consoleApi(await browserSession(server.url))));
  return {
    site,
    servers,
    apis,
    siteId: await at(apis, 0).connect('Foundation', site.baseUrl, site.credentials),
    async dispose() {
      await Promise.all(servers.map((server) => server.dispose()));
      await site.stop();
      await postgres.stop();
    },
  };
}

/** One of the instances; after the last comes the first again. */
export function at<T>(list: readonly T[], index: number): T {
  const one = list[index % list.length];
  if (one === undefined) throw new Error('There are no instances');
  return one;
}
