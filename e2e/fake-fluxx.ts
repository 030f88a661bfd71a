import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { openDatabase } from '../lib/db/database';
import { makeSealer } from '../lib/db/seal';
import { insertSiteAndQueue, ledgerContext, QUEUE_UUID } from '../lib/testing/fake-site/ledger-context';
import type { FakeQueue } from '../lib/testing/fake-site/queues';
import { startFakeSite, type FakeSite } from '../lib/testing/fake-site/server';
import { startServer, type ServerProcess } from '../lib/testing/server-process';
import { signIn } from './console-page';
import { test as base } from './test';

export { QUEUE_UUID };

export const SITE_ID = '0198d3a0-0000-7000-8000-000000000001';
export const QUEUE_ID = '0198d3a0-0000-7000-8000-000000000002';

/** The running program with one queue of a Fluxx site that is not ours, and an admin who looks at it. */
export interface FakeFluxx {
  server: ServerProcess;
  site: FakeSite;
  queue: FakeQueue;
  /** The queue's page. */
  queueUrl: string;
}

/** `page` is signed in and stands on the overview. */
export const test = base.extend<{ fluxx: FakeFluxx }>({
  fluxx: async ({ page }, use) => {
    const server = await startServer({ env: { SAMPLE_INTERVAL: '1', UPSTREAM_TIMEOUT: '5' } });
    const site = await startFakeSite();
    await trackQueue(server, site);
    await signIn(page, server.url);
    await use({
      server,
      site,
      queue: site.queue(QUEUE_UUID),
      queueUrl: `${server.url}/queues/${QUEUE_ID}`,
    });
    await server.dispose();
    await site.stop();
  },
});

/** Writes the site into the tables of the running program, as its own screens do. */
export async function trackQueue(server: ServerProcess, site: FakeSite): Promise<void> {
  const key = (await readFile(path.join(server.dataDir, 'encryption-key'), 'utf8')).trim();
  const database = openDatabase({ kind: 'sqlite', file: path.join(server.dataDir, 'console.db') });
  try {
    const ctx = ledgerContext(database, { sealer: makeSealer(Buffer.from(key, 'hex')) });
    await insertSiteAndQueue(ctx, site, { siteId: SITE_ID, queueId: QUEUE_ID });
  } finally {
    await database.close();
  }
}

/** What an integration sends. */
export function poll(
  { url }: { url: string },
  token: string,
  asked: {
    queueUuid?: string;
    jobUuid?: string;
    query?: string;
    headers?: Record<string, string>;
    method?: string;
  } = {},
): Promise<Response> {
  const { queueUuid = QUEUE_UUID, jobUuid, query = '', headers = {}, method = 'GET' } = asked;
  const verb = jobUuid === undefined ? `queue/${queueUuid}` : `queue_finished/${queueUuid}/${jobUuid}`;
  return fetch(`${url}/poll/client/1/uuid/${verb}${query}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
}
