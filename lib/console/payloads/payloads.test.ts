import { expect, it } from 'vitest';
import type { ActContext } from '../context';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { operator, QUEUE_ID, QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { finish } from '@/lib/testing/fake-site/move-on';
import { NOTHING_SEEN, setUpLedger } from '@/lib/testing/fake-site/set-up-ledger';
import { taken, twoJobs } from '@/lib/testing/fake-site/stored-jobs';
import { processQueue } from '../jobs/process';
import { readPayload } from '../jobs/read-payload';
import { downloadPayload } from './download-payload';
import { exportJob, exportRange } from './export-jobs';
import { findById } from './find-by-id';
import { findByText } from './find-by-text';
import { listRecords, readOneRecord } from './list-records';
import { purgePayloads } from './purge';

const DAY = 86_400_000;

async function takings(ctx: ActContext) {
  return ctx.database.kysely
    .selectFrom('activity')
    .selectAll()
    .where('verb', 'in', ['payload.download', 'payload.export', 'payload.search'])
    .orderBy('id')
    .execute();
}

const textOf = (stream: ReadableStream<Uint8Array>) => new Response(stream).text();

describeOnEachDatabase('the records of a stored payload', (kind) => {
  it('come in pages, each value digit by digit, with the search on the server', async () => {
    const { ctx, site } = await setUpLedger(kind);
    const ids = site.queue(QUEUE_UUID).add(1000);
    const job = await taken(ctx);
    const page = await listRecords(ctx, job.id, { from: 990, count: 100, search: '' });
    expect(page).toMatchObject({ total: 1000, matching: 1000, fields: ['title'] });
    expect(page.records.map(({ number, id }) => [number, id])).toEqual(
      ids.slice(990).map((id, index) => [991 + index, id]),
    );
    const found = await listRecords(ctx, job.id, { from: 0, count: 10, search: `QUOTED ${ids[500]}` });
    expect(found).toMatchObject({ total: 1000, matching: 1, records: [{ number: 501, id: ids[500] }] });
    expect((await listRecords(ctx, job.id, { from: 0, count: 10, search: 'nowhere' })).matching).toBe(0);
    const one = await readOneRecord(ctx, { id: job.id, number: 1000 });
    expect(one.raw).toContain(`"identity":${ids[999]}`);
    await expect(readOneRecord(ctx, { id: job.id, number: 1001 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('are found across all jobs by id, and by text part by part', async () => {
    const { ctx, ids, first, second } = await twoJobs(kind);
    const byId = await findById(ctx, ids[4] ?? '');
    expect(byId).toMatchObject({
      jobs: [{ jobId: second.id, recordId: ids[4] }],
      notIndexed: 0,
      more: false,
    });
    expect((await findById(ctx, '9007199254740992')).jobs).toEqual([]);
    const found = await findByText(ctx, { text: 'ada' });
    expect(found.matches.map(({ jobId, number, excerpt }) => [jobId, number, excerpt])).toEqual([
      [first.id, 1, 'name: Ada Lovelace'],
      [second.id, 2, 'name: Ada Byron'],
    ]);
    expect(found).toMatchObject({ searchedJobs: 2, totalJobs: 2, cursor: null });
    expect((await findByText(ctx, { text: 'ada', to: 1 })).totalJobs).toBe(0);
  });

  it('are looked for on from where it was left, in a search that is written down without its words', async () => {
    const { ctx, site } = await setUpLedger(kind);
    for (const count of [120, 3]) {
      site.queue(QUEUE_UUID).add(count);
      await finish(ctx, await taken(ctx));
    }
    const begun = await findByText(ctx, { text: 'quoted', queueId: QUEUE_ID });
    const cursor = begun.cursor ?? '';
    const rest = await findByText(ctx, { text: 'quoted', queueId: QUEUE_ID, cursor });
    expect([begun.matches.length, rest.matches.length, rest.cursor]).toEqual([120, 3, null]);
    const other = { ...ctx, actor: { ...operator, id: 'account-2' } };
    for (const asked of [
      findByText(ctx, { text: 'quoted', queueId: QUEUE_ID, cursor: 'made-up' }),
      findByText(ctx, { text: 'another', queueId: QUEUE_ID, cursor }),
      findByText(other, { text: 'quoted', queueId: QUEUE_ID, cursor }),
    ])
      await expect(asked).rejects.toMatchObject({ code: 'bad-request' });
    const acts = await takings(ctx);
    expect(acts).toMatchObject([{ verb: 'payload.search', target_kind: 'queue', actor_id: operator.id }]);
    expect(JSON.stringify(acts)).not.toContain('quoted');
    expect(acts[0]?.detail_json).toContain('"length":6');
  });

  it('leave an entry of who took them, and in which form', async () => {
    const { ctx, first } = await twoJobs(kind);
    await (await downloadPayload(ctx, first.id)).stream.cancel();
    await (await exportJob(ctx, first.id, 'csv')).stream.cancel();
    await (await exportRange(ctx, QUEUE_ID, { format: 'ndjson', from: 1 })).stream.cancel();
    const acts = await takings(ctx);
    expect(acts.map((act) => [act.verb, act.target_id, act.actor_id, act.detail_json])).toEqual([
      ['payload.download', first.id, operator.id, '{"format":"json"}'],
      ['payload.download', first.id, operator.id, '{"format":"csv"}'],
      ['payload.export', QUEUE_ID, operator.id, '{"format":"ndjson","from":1,"to":null}'],
    ]);
  });

  it('are in the index a moment after the call, or when somebody looks', async () => {
    const { ctx, ids, first } = await twoJobs(kind);
    const indexed = () => ctx.database.kysely.selectFrom('job_record').select('identity').execute();
    expect(await indexed()).toEqual([]);
    expect(await findById(ctx, ids[0] ?? '')).toMatchObject({ jobs: [{ jobId: first.id }], notIndexed: 0 });
    expect(await indexed()).toHaveLength(ids.length);
  });

  it('of a job that cannot be read are told to be missing, and do not hide those of others', async () => {
    const { ctx, ids, second } = await twoJobs(kind);
    const { kysely } = ctx.database;
    const { payload_call_id: callId } = await kysely
      .selectFrom('job')
      .select('payload_call_id')
      .where('id', '!=', second.id)
      .executeTakeFirstOrThrow();
    await kysely
      .updateTable('call_chunk')
      .set({ bytes_sealed: Buffer.from('damaged') })
      .where('call_id', '=', String(callId))
      .execute();
    expect(await findById(ctx, ids[4] ?? '')).toMatchObject({ jobs: [{ jobId: second.id }], notIndexed: 1 });
  });

  it('are exported as lines and as CSV without a lost digit or a formula, one job or a range', async () => {
    const { ctx, ids, first, second } = await twoJobs(kind);
    const csv = await textOf((await exportJob(ctx, first.id, 'csv')).stream);
    const [head, one, two, three] = csv.replace('\uFEFF', '').split('\r\n');
    expect(head).toBe('job_uuid,number,identity,timestamp,id,title,name,debt');
    expect(one).toMatch(
      new RegExp(
        `^${first.jobUuid},1,${ids[0]},\\d+,${ids[0]},"A grant ""quoted"" .* with é",Ada Lovelace,-12$`,
      ),
    );
    expect(two).toContain(",'=cmd|A1,-12");
    expect(three).toContain('"Grace ""Amazing"" Hopper"');
    const all = (await textOf((await exportRange(ctx, QUEUE_ID, { format: 'ndjson' })).stream))
      .trim()
      .split('\n');
    expect(all.map((line) => /"identity":(\d+)/.exec(line)?.[1])).toEqual(ids);
    const range = await exportRange(ctx, QUEUE_ID, { format: 'csv', from: second.openedAt });
    const rows = (await textOf(range.stream)).trim().split('\r\n').slice(1);
    expect(rows.map((row) => row.split(',')[0])).toEqual([second.jobUuid, second.jobUuid]);
    expect(rows[0]).toContain(",'-12,-12");
    const zip = Buffer.from(
      await new Response((await exportRange(ctx, QUEUE_ID, { format: 'json' })).stream).arrayBuffer(),
    );
    // Stored, not compressed: the original bytes are in it as they are.
    for (const job of [first, second]) {
      expect(zip.includes(await textOf((await readPayload(ctx, job.id)).stream))).toBe(true);
      expect(zip.includes(`"sha256": "${job.payloadSha256}"`)).toBe(true);
    }
    expect(zip.includes('sha256AfterErasure')).toBe(false);
  });
});

describeOnEachDatabase('the time of keeping', (kind) => {
  it('ends for finished jobs alone: the row stays, and what is open or unknown is kept', async () => {
    const { ctx, site, ids, first } = await twoJobs(kind);
    site.queue(QUEUE_UUID).add(1);
    const open = await taken(ctx);
    site.queue(QUEUE_UUID).add(1);
    const later = { ...ctx, clock: { now: () => Date.now() + 91 * DAY } };
    await purgePayloads(ctx, 90 * DAY);
    expect((await readPayload(ctx, first.id)).sha256).toBe(first.payloadSha256);
    await purgePayloads(later, 90 * DAY);
    await expect(readPayload(ctx, first.id)).rejects.toMatchObject({
      code: 'not-held',
      message: /was removed on/,
    });
    expect((await readPayload(ctx, open.id)).bytes).toBe(open.payloadBytes);
    expect((await findById(ctx, ids[0] ?? '')).jobs).toEqual([]);
    const row = await ctx.database.kysely
      .selectFrom('job')
      .selectAll()
      .where('id', '=', first.id)
      .executeTakeFirst();
    expect(row).toMatchObject({ state: 'finished', record_count: 3, payload_sha256: first.payloadSha256 });
    const chunks = await ctx.database.kysely.selectFrom('call_chunk').select('call_id').distinct().execute();
    expect(chunks).toHaveLength(1);
    const acts = await ctx.database.kysely
      .selectFrom('activity')
      .select('verb')
      .where('verb', '=', 'payload.purge')
      .orderBy('id')
      .execute();
    expect(acts).toHaveLength(2);
  });

  it('never ends for a call of unknown outcome', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(2000);
    site.failNext('process', { kind: 'cut', share: 0.5 });
    await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    await purgePayloads({ ...ctx, clock: { now: () => Date.now() + 1000 * DAY } }, DAY);
    expect(await ctx.database.kysely.selectFrom('call_chunk').select('call_id').execute()).not.toHaveLength(
      0,
    );
  });
});
