import { expect, it } from 'vitest';
import { insertCall } from '@/lib/db/queries/call/insert-call';
import type { JobView } from '@/lib/domain/api/views';
import { ManualClock } from '@/lib/domain/clock';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { operator, QUEUE_ID, QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import type { FakeAnswer } from '@/lib/testing/fake-site/queues';
import { NOTHING_SEEN, setUpLedger } from '@/lib/testing/fake-site/set-up-ledger';
import { processQueue } from '../jobs/process';
import { getQueueView } from '../queues/queue-view';
import { settleOrphans } from './orphans';
import { storeAnswer, storePart } from './store-answer';

const HOUR = 3_600_000;

/** A call whose whole answer was stored by a program that died before it was settled. */
async function dieWhenStored(kind: DatabaseKind) {
  const at = Date.now();
  const clock = new ManualClock(at);
  const { ctx, site } = await setUpLedger(kind, { clock });
  const queue = site.queue(QUEUE_UUID);
  queue.add(3);
  const store = async (verb: 'process' | 'finish', answer: FakeAnswer, job: JobView | null) => {
    const id = `${verb} of the dead`;
    const asked = { verb, job_uuid: job?.jobUuid ?? null, job_id: job?.id ?? null, limit_num: null };
    const actor = { actor_kind: 'person', actor_id: operator.id, actor_name: operator.name } as const;
    const when = { instance_id: 'dead', requested_at: at, sent_at: at };
    const { kysely } = ctx.database;
    await insertCall(kysely, { id, queue_id: QUEUE_ID, ...asked, ...actor, expectation_json: '{}', ...when });
    const body = new Response(JSON.stringify(answer.body)).body;
    const head = { status: answer.status, headers: {}, at };
    const stored = await storeAnswer(
      ctx,
      id,
      { head, body },
      { limit: AbortSignal.timeout(20_000), options: {} },
    );
    if (stored.kind === 'at-hand') await storePart(ctx, await stored.unstored);
  };
  const settleLater = async () => {
    clock.advance(HOUR);
    await settleOrphans(ctx);
  };
  return { at, ctx, site, queue, store, settleLater };
}

describeOnEachDatabase('an answer that is settled an hour after it came', (kind) => {
  it('says of the queue what the site showed then', async () => {
    const { at, ctx, site, queue, store, settleLater } = await dieWhenStored(kind);
    await store('process', queue.process(site.behaviour, 1000), null);
    await settleLater();
    const { queued, processing } = await getQueueView(ctx, QUEUE_ID);
    expect(processing).toEqual({ value: 3, basis: 'ledger', observedAt: at });
    expect(queued).toEqual({ value: 0, basis: 'observed', observedAt: at });
  });

  it('leaves what the site showed since', async () => {
    const { at, ctx, site, queue, store, settleLater } = await dieWhenStored(kind);
    await store('process', queue.process(site.behaviour, 1000), null);
    const later = at + 60_000;
    const counts = { queued: 5, queued_basis: 'exact', queued_at: later } as const;
    const more = { processing: 4, processing_basis: 'exact', processing_at: later } as const;
    await ctx.database.kysely
      .insertInto('queue_reading')
      .values({ queue_id: QUEUE_ID, ...counts, ...more })
      .execute();
    await settleLater();
    const { queued, processing } = await getQueueView(ctx, QUEUE_ID);
    expect(queued).toEqual({ value: 5, basis: 'exact', observedAt: later });
    expect(processing).toEqual({ value: 4, basis: 'exact', observedAt: later });
  });

  it('ends the job when the site cleared it', async () => {
    const { at, ctx, site, queue, store, settleLater } = await dieWhenStored(kind);
    const { job } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    if (job === null) throw new Error('A job was expected');
    await store('finish', queue.finish(job.jobUuid, site.behaviour), job);
    await settleLater();
    const ended = await ctx.database.kysely.selectFrom('job').selectAll().executeTakeFirstOrThrow();
    expect(ended).toMatchObject({ state: 'finished', clear_count: 3, finished_at: at });
  });

  it('keeps the words of the site to itself: the token they may hold was known to the dead alone', async () => {
    const { ctx, store, settleLater } = await dieWhenStored(kind);
    const body = { error: { code: 403, message: 'short-tok-en may not' } };
    await store('process', { status: 403, body }, null);
    await settleLater();
    const { notice } = await getQueueView(ctx, QUEUE_ID);
    expect(notice).toMatchObject({ outcome: 'forbidden', detail: expect.stringMatching(/Nothing changed/) });
    const rows = await ctx.database.kysely.selectFrom('call').select('detail').execute();
    expect(JSON.stringify([notice, rows])).not.toContain('tok-en');
  });
});
