import { expect, it } from 'vitest';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import type { Fault } from '@/lib/testing/fake-site/faults';
import { operator, QUEUE_ID, QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { finish } from '@/lib/testing/fake-site/move-on';
import { NOTHING_SEEN, setUpLedger, SMALL_LIMITS } from '@/lib/testing/fake-site/set-up-ledger';
import { taken } from '@/lib/testing/fake-site/stored-jobs';
import type { ActContext } from '../context';
import { processQueue } from '../jobs/process';
import { readPayload } from '../jobs/read-payload';
import { reconcileCall } from '../jobs/reconcile';
import { getQueueView } from '../queues/queue-view';
import { erasePayloads, previewErasure } from './erase';

const TARGET = { by: 'text' as const, text: 'ada lovelace' };
const REASON = 'Asked for by letter';

/** A process call of unknown outcome with Ada in what is stored of its answer, on a site that gives nothing twice. */
async function lostWithAda(kind: DatabaseKind, fault: Fault = { kind: 'cut', share: 0.5 }) {
  const { ctx, site } = await setUpLedger(kind, SMALL_LIMITS);
  const admin = { ...ctx, actor: { ...operator, role: 'admin' as const } };
  const queue = site.queue(QUEUE_UUID);
  queue.note = 'Ada Lovelace';
  const ids = queue.add(20);
  site.failNext('process', fault);
  const { call } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
  expect(call.state).toBe('unknown');
  return { ctx, admin, site, call, ids };
}

async function finishOpen(ctx: ActContext): Promise<void> {
  const { openJob } = await getQueueView(ctx, QUEUE_ID);
  if (openJob === null) throw new Error('A job was expected');
  await finish(ctx, openJob);
}

const chunksOf = ({ database }: ActContext, callId: string) =>
  database.kysely.selectFrom('call_chunk').select('sequence').where('call_id', '=', callId).execute();

const erasures = ({ database }: ActContext) =>
  database.kysely.selectFrom('activity').selectAll().where('verb', '=', 'payload.erase').execute();

describeOnEachDatabase('an answer that came to no stored job', (kind) => {
  it('is removed whole when it mentions the person, with its entry, once its call is settled and its job finished', async () => {
    const { ctx, admin, site, call } = await lostWithAda(kind);
    site.behaviour.outstanding = 'refuse';
    // While it is unknown, or its job is open, its bytes may be all there is.
    expect(await previewErasure(admin, { target: TARGET })).toMatchObject({ answers: 0, unknownCalls: 1 });
    await reconcileCall(ctx, QUEUE_ID, { callId: call.id });
    const early = await previewErasure(admin, { target: TARGET });
    expect(early).toMatchObject({ answers: 0, unknownCalls: 1 });
    await erasePayloads(admin, { target: TARGET, fingerprint: early.fingerprint, reason: REASON });
    expect(await chunksOf(ctx, call.id)).not.toEqual([]);
    await finishOpen(ctx);

    const preview = await previewErasure(admin, { target: TARGET });
    expect(preview).toMatchObject({ jobs: 0, values: 0, answers: 1, unknownCalls: 0 });
    const other = { by: 'text' as const, text: 'Grace Hopper' };
    expect(await previewErasure(admin, { target: other })).toMatchObject({ answers: 0 });
    await expect(
      erasePayloads(admin, { target: TARGET, fingerprint: early.fingerprint, reason: REASON }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await erasePayloads(admin, { target: TARGET, fingerprint: preview.fingerprint, reason: REASON });
    expect(await chunksOf(ctx, call.id)).toEqual([]);
    const kept = await ctx.database.kysely
      .selectFrom('call')
      .selectAll()
      .where('id', '=', call.id)
      .executeTakeFirstOrThrow();
    expect(kept).toMatchObject({ body_bytes: call.bodyBytes, body_sha256: call.bodySha256 });
    expect(kept.purged_at).not.toBeNull();
    const [entry, ...others] = await erasures(ctx);
    expect(others).toEqual([]);
    expect(JSON.stringify(entry)).toContain(call.id);
    expect(JSON.stringify(entry).toLowerCase()).not.toContain('lovelace');
    expect(await previewErasure(admin, { target: TARGET })).toMatchObject({ answers: 0, unknownCalls: 0 });
  });

  it('is found by the id of a record in it, also when its shape is wrong', async () => {
    const { ctx, admin, call, ids } = await lostWithAda(kind, { kind: 'change', change: (body) => [body] });
    // The site hands the job out again, and its payload is stored whole beside the answer that nobody could read.
    await reconcileCall(ctx, QUEUE_ID, { callId: call.id });
    await finishOpen(ctx);
    const target = { by: 'record-id' as const, recordId: ids[7] ?? '' };
    const preview = await previewErasure(admin, { target });
    expect(preview).toMatchObject({ jobs: 1, records: 1, answers: 1 });
    await erasePayloads(admin, { target, fingerprint: preview.fingerprint, reason: REASON });
    expect(await chunksOf(ctx, call.id)).toEqual([]);
    expect(await erasures(ctx)).toHaveLength(2);
    const { openJob } = await getQueueView(ctx, QUEUE_ID);
    expect(openJob).toBeNull();
  });

  it('belongs to the first part of an erasure by text', async () => {
    const { ctx, admin, site, call } = await lostWithAda(kind);
    site.behaviour.outstanding = 'refuse';
    await reconcileCall(ctx, QUEUE_ID, { callId: call.id });
    await finishOpen(ctx);
    site.queue(QUEUE_UUID).add(2);
    const job = await taken(ctx);
    await finish(ctx, job);
    const first = await previewErasure(admin, { target: TARGET });
    expect(first).toMatchObject({ answers: 1, jobs: 1 });
    expect(await previewErasure(admin, { target: TARGET, after: job.id })).toMatchObject({ answers: 0 });
    const input = { target: TARGET, reason: REASON, until: job.id };
    await erasePayloads(admin, { ...input, fingerprint: first.fingerprint });
    expect(await chunksOf(ctx, call.id)).toEqual([]);
    const text = await new Response((await readPayload(ctx, job.id)).stream).text();
    expect(text).not.toContain('Lovelace');
  });

  it('is not made of answers that say that nothing was taken', async () => {
    const { ctx, site } = await setUpLedger(kind, SMALL_LIMITS);
    const admin = { ...ctx, actor: { ...operator, role: 'admin' as const } };
    await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    site.failNext('process', { kind: 'answer', status: 403, body: 'Ada Lovelace may not', acts: false });
    await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(await previewErasure(admin, { target: TARGET })).toMatchObject({ answers: 0, unknownCalls: 0 });
  });
});
