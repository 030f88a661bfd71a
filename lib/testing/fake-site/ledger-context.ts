import { sealCredentials } from '@/lib/console/sites/credentials';
import type { ActContext } from '@/lib/console/context';
import type { Database } from '@/lib/db/database';
import { makeSealer } from '@/lib/db/seal';
import { systemClock } from '@/lib/domain/clock';
import type { Actor } from '@/lib/domain/actor';
import { makeNetworkFetch } from '@/lib/fluxx/network-fetch';
import { marked, markedKey } from '../canary';
import { watchedLog } from '../watched-log';

export const TEST_KEY = Buffer.from(markedKey('7'), 'hex');
export const SITE_ID = 'site-of-the-test';
export const QUEUE_ID = 'queue-of-the-test';
export const QUEUE_UUID = '5b0c8a7e-1111-4222-8333-444455556666';

/** What a site is asked with that no test calls. */
export const UNUSED_CREDENTIALS = { clientId: 'a', clientSecret: marked('nobody-asks-with-this') };

export const operator: Actor = {
  kind: 'person',
  id: 'account-1',
  name: 'Olga Operator',
  role: 'operator',
  address: '127.0.0.1',
};

/** What an instance of the console works with: real network, real clock. */
export function ledgerContext(database: Database, overrides: Partial<ActContext> = {}): ActContext {
  const network = makeNetworkFetch({ allowHttp: false });
  return {
    database,
    clock: systemClock,
    sealer: makeSealer(TEST_KEY),
    instanceId: `instance-${Math.random()}`,
    fetchFor: () => network.fetch,
    upstreamTimeoutMs: 20_000,
    upstreamBodyLimit: 256 * 1024 * 1024,
    addressPolicy: { allowHttp: false },
    siteCallsPerMinute: 0,
    sampleIntervalMs: 5_000,
    siteReadIntervalMs: 300_000,
    log: watchedLog(),
    actor: operator,
    ...overrides,
  };
}

/** Writes a site and one queue of it into the console's tables. */
export async function insertSiteAndQueue(
  ctx: ActContext,
  site: { baseUrl: string; credentials: { clientId: string; clientSecret: string } },
  { siteId = SITE_ID, queueId = QUEUE_ID }: { siteId?: string; queueId?: string } = {},
): Promise<void> {
  await ctx.database.kysely
    .insertInto('site')
    .values({
      id: siteId,
      name: 'A real site',
      kind: 'remote',
      base_url: site.baseUrl,
      credentials_sealed: sealCredentials(ctx, { kind: 'client', ...site.credentials }),
      created_at: 0,
      archived_at: null,
    })
    .execute();
  await ctx.database.kysely
    .insertInto('queue')
    .values({
      id: queueId,
      site_id: siteId,
      queue_uuid: QUEUE_UUID,
      name: 'Payments due',
      model: 'request_transaction',
      trigger_type: 'State',
      extra_fields_json: '[]',
      enabled: null,
      polled_by: 'nobody',
      created_at: 0,
      archived_at: null,
    })
    .execute();
}

/** The account of somebody who acts in a test. */
export async function insertAccountOf(ctx: ActContext, { id, name, role }: Actor): Promise<void> {
  await ctx.database.kysely
    .insertInto('account')
    .values({ id: id ?? '', email: `${id}@example.org`, name, password_hash: null, role, created_at: 0 })
    .execute();
}

/** What ten seconds without a heartbeat do. Only the lock's age is changed. */
export async function letLocksDie(database: Database): Promise<void> {
  await database.kysely.updateTable('queue_lock').set({ renewed_at: 0 }).execute();
}
