import { expect, it } from 'vitest';
import { findBuiltInSite } from '@/lib/db/queries/site/find-built-in-site';
import { systemActor } from '@/lib/domain/actor';
import { ManualClock } from '@/lib/domain/clock';
import { createAlert } from '@/lib/engine/alerts/create-alert';
import { saveRecords } from '@/lib/engine/records/save-records';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { testRuntime } from '@/lib/testing/runtime';
import { clientOf } from '../sites/client-of';
import { sampleSite } from './sample-site';

const EVERY_MS = 5_000;

/** Two queues of the built-in site, and readings at times of our choice; the site may leave queues out. */
async function setUp(kind: DatabaseKind) {
  const { console: context, engine, database } = await testRuntime(kind);
  for (const [name, model] of [
    ['Grants', 'grant_request'],
    ['Payments', 'request_transaction'],
  ] as const)
    await createAlert(
      engine,
      { name, model_controller_type: model, alert_trigger_type: 'Filter' },
      systemActor,
    );
  const site = await findBuiltInSite(database.kysely);
  if (site === undefined) throw new Error('There is no built-in site');
  const client = clientOf(context, site);
  const clock = new ManualClock(context.clock.now());
  return {
    clock,
    save: (model: string) => saveRecords(engine, [{ model, values: {} }], systemActor),
    /** A site that leaves a queue out tells all the others. */
    sample: (isTold?: (name: unknown) => boolean) =>
      sampleSite({ ...context, clock }, site.id, {
        ...client,
        listAlertChanges: async (columns, since) => {
          if (isTold === undefined) return client.listAlertChanges(columns, since);
          const answer = await client.listAlertChanges(columns, null);
          return { ...answer, rows: answer.rows.filter((row) => isTold(row['name'])) };
        },
      }),
    readings: () =>
      database.kysely
        .selectFrom('queue_reading')
        .innerJoin('queue', 'queue.id', 'queue_reading.queue_id')
        .select(['queue.name', 'queued', 'queued_at', 'processing_at', 'entered_total'])
        .orderBy('queue.name')
        .execute(),
    /** As an integration does with a token of the site: the job stays open. */
    take: async (name: string) => {
      const found = database.kysely.selectFrom('queue').select('queue_uuid').where('name', '=', name);
      const { queue_uuid: uuid } = await found.executeTakeFirstOrThrow();
      const { body } = await client.sendProcess(uuid, AbortSignal.timeout(30_000), null);
      await body?.cancel();
    },
    /** As the ledger does after a call. */
    write: (name: string) =>
      database.kysely
        .updateTable('queue_reading')
        .set({ queued: 7, queued_at: clock.now() + 1 })
        .where('queue_id', 'in', (queue) => queue.selectFrom('queue').select('id').where('name', '=', name))
        .execute(),
  };
}

describeOnEachDatabase('a reading of a site', (kind) => {
  it('says of what stayed the same that it was told again, and of what changed what it is now', async () => {
    const { clock, save, sample, readings } = await setUp(kind);
    await sample();
    await save('grant_request');
    clock.advance(EVERY_MS);
    await sample();
    const now = clock.now();
    expect(await readings()).toEqual([
      { name: 'Grants', queued: 1, queued_at: now, processing_at: now, entered_total: 1 },
      { name: 'Payments', queued: 0, queued_at: now, processing_at: now, entered_total: 0 },
    ]);
  });

  it('puts right what was written down meanwhile, though the site tells the same as before', async () => {
    const { clock, sample, readings, write } = await setUp(kind);
    for (let samples = 0; samples < 3; samples += 1) {
      clock.advance(1);
      await sample();
    }
    await write('Grants');
    clock.advance(EVERY_MS);
    await sample();
    expect((await readings()).map(({ queued }) => queued)).toEqual([0, 0]);
  });

  it('leaves a queue its age that the site does not tell of any more', async () => {
    const { clock, save, take, sample, readings } = await setUp(kind);
    await sample();
    await save('request_transaction');
    // A queue with an open job stays, whatever the site lists.
    await take('Payments');
    await sample();
    const before = clock.now();
    clock.advance(EVERY_MS);
    await sample((name) => name === 'Grants');
    clock.advance(EVERY_MS);
    await sample((name) => name === 'Grants');
    expect((await readings()).map((reading) => reading.queued_at)).toEqual([clock.now(), before]);
  });
});
