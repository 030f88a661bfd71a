import { expect, it } from 'vitest';
import { findBuiltInSite } from '@/lib/db/queries/site/find-built-in-site';
import { systemActor } from '@/lib/domain/actor';
import { ManualClock } from '@/lib/domain/clock';
import { TIER_CODES, type HistoryTier } from '@/lib/domain/history';
import { createAlert } from '@/lib/engine/alerts/create-alert';
import { saveRecords } from '@/lib/engine/records/save-records';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { testRuntime } from '@/lib/testing/runtime';
import { operator } from '@/lib/testing/fake-site/ledger-context';
import { NOTHING_SEEN } from '@/lib/testing/fake-site/set-up-ledger';
import { processQueue } from '../jobs/process';
import { clientOf } from '../sites/client-of';
import { sampleSite } from './sample-site';

const SECOND = 1000;
/** Five minutes before a quarter of an hour ends. */
const BEGAN = Date.parse('2026-11-24T12:10:00Z');

/** A queue of the built-in site with one record that waits since a minute began, and another instance beside the first. */
async function setUp(kind: DatabaseKind) {
  const clock = new ManualClock(BEGAN);
  const { console: context, engine, database } = await testRuntime(kind);
  const config = { name: 'All', model_controller_type: 'grant_request', alert_trigger_type: 'Filter' };
  const site = { ...engine, clock };
  await createAlert(site, config, systemActor);
  const save = () => saveRecords(site, [{ model: 'grant_request', values: {} }], systemActor);
  await save();
  const builtIn = await findBuiltInSite(database.kysely);
  if (builtIn === undefined) throw new Error('There is no built-in site');
  const client = clientOf(context, builtIn);
  return {
    save,
    sampleAt: async (seconds: number, instance = { ...context, clock }) => {
      clock.advance(BEGAN + seconds * SECOND - clock.now());
      await sampleSite(instance, builtIn.id, client);
    },
    other: { ...context, clock, instanceId: 'another' },
    takeHere: async () => {
      const { id } = await database.kysely.selectFrom('queue').select('id').executeTakeFirstOrThrow();
      await processQueue({ ...context, clock, actor: operator }, id, NOTHING_SEEN);
    },
    take: async () => {
      const { queue_uuid: uuid } = await database.kysely
        .selectFrom('queue')
        .select('queue_uuid')
        .executeTakeFirstOrThrow();
      const { body } = await client.sendProcess(uuid, AbortSignal.timeout(30_000), null);
      await body?.cancel();
    },
    /** In seconds, bucket by bucket: of the queue, and of its site. */
    ages: async (tier: HistoryTier) => {
      const of = async (table: 'queue_history' | 'site_history') =>
        (
          await database.kysely
            .selectFrom(table)
            .select('oldest_age_s')
            .where('tier', '=', TIER_CODES[tier])
            .orderBy('slot')
            .execute()
        ).map((row) => row.oldest_age_s);
      return { queue: await of('queue_history'), site: await of('site_history') };
    },
  };
}

describeOnEachDatabase('the age of what waits', (kind) => {
  it('is in the end what the last sample of each bucket found, whoever took it', async () => {
    const { sampleAt, other, ages } = await setUp(kind);
    for (const at of [5, 30, 55]) await sampleAt(at);
    // The work moves to another instance, and that one is away for a while.
    await sampleAt(65, other);
    await sampleAt(115, other);
    for (const at of [290, 310, 325]) await sampleAt(at);
    await sampleAt(365);
    expect(await ages('minute')).toEqual({
      queue: [55, 115, 290, 325, 365],
      site: [55, 115, 290, 325, 365],
    });
    expect(await ages('quarter')).toEqual({ queue: [290, 365], site: [290, 365] });
    expect(await ages('day')).toEqual({ queue: [365], site: [365] });
  });

  it('stays what it had become when what waited is taken within the minute', async () => {
    const { sampleAt, take, ages } = await setUp(kind);
    for (const at of [65, 70, 100]) await sampleAt(at);
    await take();
    for (const at of [105, 130]) await sampleAt(at);
    expect((await ages('minute')).queue).toEqual([100, null]);
    expect((await ages('day')).queue).toEqual([100]);
  });

  it('stays what it had become when it is taken through the console, which writes what is known of the queue', async () => {
    const { sampleAt, takeHere, ages } = await setUp(kind);
    for (const at of [5, 30, 55]) await sampleAt(at);
    await takeHere();
    for (const at of [60, 65]) await sampleAt(at);
    expect(await ages('minute')).toEqual({ queue: [55, null], site: [55, null] });
    expect(await ages('day')).toEqual({ queue: [55], site: [55] });
  });

  it('is not written again within a minute in which nothing else changes, and all else is', async () => {
    const { sampleAt, save, ages } = await setUp(kind);
    await sampleAt(5);
    await sampleAt(30);
    expect((await ages('minute')).queue).toEqual([5]);
    await save();
    await sampleAt(35);
    expect((await ages('minute')).queue).toEqual([35]);
  });
});
