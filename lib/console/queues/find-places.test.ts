import { expect, it } from 'vitest';
import type { ActContext } from '@/lib/console/context';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import {
  insertSiteAndQueue,
  ledgerContext,
  QUEUE_ID,
  SITE_ID,
  UNUSED_CREDENTIALS,
} from '@/lib/testing/fake-site/ledger-context';
import { findPlaces } from './find-places';

const SITE = { baseUrl: 'http://site.invalid', credentials: UNUSED_CREDENTIALS };

async function insertQueue(ctx: ActContext, id: string, name: string, archivedAt: number | null = null) {
  await ctx.database.kysely
    .insertInto('queue')
    .values({
      id,
      site_id: SITE_ID,
      queue_uuid: `uuid-of-${id}`,
      name,
      model: 'grant_request',
      trigger_type: 'State',
      extra_fields_json: '[]',
      enabled: 1,
      polled_by: 'nobody',
      created_at: 0,
      archived_at: archivedAt,
    })
    .execute();
}

async function insertJob(ctx: ActContext, id: string, jobUuid: string) {
  await ctx.database.kysely
    .insertInto('job')
    .values({
      id,
      queue_id: QUEUE_ID,
      job_uuid: jobUuid,
      state: 'open',
      opened_at: 7,
      holder_kind: 'person',
      holder_name: 'Olga',
      custody: 'not-held',
      record_count: 12,
      finish_inferred: 0,
    })
    .execute();
}

const names = (places: Awaited<ReturnType<typeof findPlaces>>) => places.queues.map(({ name }) => name);

describeOnEachDatabase('places to go to', (kind) => {
  it('finds queues by name, site, model and Queue UUID, those that begin with the words first', async () => {
    const { database } = await testDatabase(kind);
    const ctx = ledgerContext(database);
    await insertSiteAndQueue(ctx, SITE);
    await insertQueue(ctx, 'a', 'All grants');
    await insertQueue(ctx, 'b', 'Grants of Ärzte');
    await insertQueue(ctx, 'c', 'Grants of last year', 5);
    expect(names(await findPlaces(ctx, 'grants'))).toEqual(['Grants of Ärzte', 'All grants']);
    expect(names(await findPlaces(ctx, 'ärzte REAL'))).toEqual(['Grants of Ärzte']);
    expect(names(await findPlaces(ctx, 'request transaction'))).toEqual(['Payments due']);
    expect(names(await findPlaces(ctx, 'grant_request'))).toEqual(['All grants', 'Grants of Ärzte']);
    expect(names(await findPlaces(ctx, 'uuid-of-a'))).toEqual(['All grants']);
    expect(names(await findPlaces(ctx, 'nothing of the kind'))).toEqual([]);
  });

  it('lists twenty of many, and says how many there are', async () => {
    const { database } = await testDatabase(kind);
    const ctx = ledgerContext(database);
    await insertSiteAndQueue(ctx, SITE);
    for (let index = 0; index < 25; index += 1) await insertQueue(ctx, `q${index}`, `Export ${index}`);
    const found = await findPlaces(ctx, 'export');
    expect([found.queues.length, found.matching]).toEqual([20, 25]);
    expect(names(found)[2]).toBe('Export 2');
  });

  it('finds a job by its whole Job UUID, however its letters are written, and by no part of it', async () => {
    const { database } = await testDatabase(kind);
    const ctx = ledgerContext(database);
    await insertSiteAndQueue(ctx, SITE);
    await insertJob(ctx, 'job-1', '0b7c1d2e-aaaa-4bbb-8ccc-ddddeeeeffff');
    const found = { id: 'job-1', queueName: 'Payments due', state: 'open', openedAt: 7, recordCount: 12 };
    expect((await findPlaces(ctx, '0B7C1D2E-AAAA-4BBB-8CCC-DDDDEEEEFFFF')).jobs).toMatchObject([found]);
    expect((await findPlaces(ctx, '0b7c1d2e')).jobs).toEqual([]);
  });
});
