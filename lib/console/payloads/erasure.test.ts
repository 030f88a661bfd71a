import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { operator, QUEUE_ID, QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { setUpLedger } from '@/lib/testing/fake-site/set-up-ledger';
import { taken, twoJobs } from '@/lib/testing/fake-site/stored-jobs';
import { readPayload } from '../jobs/read-payload';
import { erasePayloads, previewErasure } from './erase';
import { exportRange } from './export-jobs';
import { findById } from './find-by-id';
import { findByText } from './find-by-text';
import { listRecords } from './list-records';

describeOnEachDatabase('erasing one person', (kind) => {
  it('shows first what it touches, replaces it, keeps the hashes, and names nothing of it in the log', async () => {
    const { ctx, ids, first, second } = await twoJobs(kind);
    const admin = { ...ctx, actor: { ...operator, role: 'admin' as const } };
    const target = { by: 'text' as const, text: 'ada' };
    const preview = await previewErasure(admin, { target });
    expect(preview).toMatchObject({ jobs: 2, records: 2, values: 2, openJobs: 0 });
    expect((await findByText(ctx, { text: 'ada' })).matches).toHaveLength(2);
    const input = { target, reason: 'Asked for by letter' };
    await expect(erasePayloads(admin, { ...input, fingerprint: 'another' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await erasePayloads(admin, { ...input, fingerprint: preview.fingerprint });
    expect((await findByText(ctx, { text: 'ada' })).matches).toEqual([]);
    const page = await listRecords(ctx, second.id, { from: 0, count: 10, search: '' });
    expect(page.records.map(({ id, values }) => [id, values['name']])).toEqual([
      [ids[3], '-12'],
      [ids[4], '[erased]'],
    ]);
    const stored = await readPayload(ctx, first.id);
    expect(stored).toMatchObject({ sha256: first.payloadSha256, bytes: null });
    const text = await new Response(stored.stream).text();
    expect(text).not.toContain('Lovelace');
    expect(JSON.parse(text)).toMatchObject({ job_uuid: first.jobUuid });
    const acts = await ctx.database.kysely
      .selectFrom('activity')
      .selectAll()
      .where('verb', '=', 'payload.erase')
      .orderBy('id')
      .execute();
    expect(acts).toHaveLength(2);
    expect(JSON.stringify(acts).toLowerCase()).not.toContain('lovelace');
    const zip = Buffer.from(
      await new Response((await exportRange(ctx, QUEUE_ID, { format: 'json' })).stream).arrayBuffer(),
    );
    expect(zip.includes('sha256AfterErasure')).toBe(true);
  });

  it('goes part by part: only what was shown of a part is erased with it', async () => {
    const { ctx, first, second } = await twoJobs(kind);
    const admin = { ...ctx, actor: { ...operator, role: 'admin' as const } };
    const target = { by: 'text' as const, text: 'ada' };
    const whole = await previewErasure(admin, { target });
    expect(whole).toMatchObject({ searchedJobs: 2, totalJobs: 2, until: second.id, more: false });
    const part = await previewErasure(admin, { target, after: first.id });
    expect(part).toMatchObject({ jobs: 1, searchedJobs: 1, totalJobs: 2, until: second.id });
    const input = { target, reason: 'Asked for', after: first.id, until: second.id };
    await expect(erasePayloads(admin, { ...input, fingerprint: whole.fingerprint })).rejects.toMatchObject({
      code: 'conflict',
    });
    await erasePayloads(admin, { ...input, fingerprint: part.fingerprint });
    expect((await findByText(ctx, { text: 'ada' })).matches.map((match) => match.jobId)).toEqual([first.id]);
    const rest = { target, reason: 'Asked for', until: first.id };
    const { fingerprint } = await previewErasure(admin, { target });
    await erasePayloads(admin, { ...rest, fingerprint });
    expect((await findByText(ctx, { text: 'ada' })).matches).toEqual([]);
  });

  it('of a record by its id leaves every other record as it was', async () => {
    const { ctx, ids, first } = await twoJobs(kind);
    const admin = { ...ctx, actor: { ...operator, role: 'admin' as const } };
    const target = { by: 'record-id' as const, recordId: ids[2] ?? '' };
    const before = (await listRecords(ctx, first.id, { from: 0, count: 2, search: '' })).records;
    const { fingerprint } = await previewErasure(admin, { target });
    await erasePayloads(admin, { target, fingerprint, reason: 'Asked for' });
    const after = (await listRecords(ctx, first.id, { from: 0, count: 3, search: '' })).records;
    expect(after.slice(0, 2)).toEqual(before);
    expect(after[2]).toMatchObject({
      id: ids[2],
      values: { id: ids[2], name: '[erased]', debt: '[erased]' },
    });
    expect((await findById(ctx, ids[2] ?? '')).jobs).toHaveLength(1);
  });

  it('never touches an open job, and needs an admin', async () => {
    const { ctx, site } = await setUpLedger(kind);
    const [id = ''] = site.queue(QUEUE_UUID).add(1);
    const job = await taken(ctx);
    const target = { by: 'record-id' as const, recordId: id };
    await expect(previewErasure(ctx, { target })).rejects.toMatchObject({ code: 'forbidden' });
    const admin = { ...ctx, actor: { ...operator, role: 'admin' as const } };
    const preview = await previewErasure(admin, { target });
    expect(preview).toMatchObject({ jobs: 0, values: 0, openJobs: 1 });
    await erasePayloads(admin, { target, fingerprint: preview.fingerprint, reason: 'Asked for' });
    expect((await readPayload(ctx, job.id)).bytes).toBe(job.payloadBytes);
  });

  it('two at once, of two people, leave the payload whole, and no name in it that was reported as erased', async () => {
    const { ctx, first } = await twoJobs(kind);
    const admin = { ...ctx, actor: { ...operator, role: 'admin' as const } };
    const inputs = await Promise.all(
      ['lovelace', 'hopper'].map(async (text) => {
        const target = { by: 'text' as const, text };
        const { fingerprint } = await previewErasure(admin, { target });
        return { target, fingerprint, reason: 'Asked for' };
      }),
    );
    const results = await Promise.allSettled(inputs.map((input) => erasePayloads(admin, input)));
    // Who begins after the other has ended is told to look again; whoever is told that it is done has it done.
    const done = inputs.filter((_, at) => results[at]?.status === 'fulfilled');
    expect(done.length).toBeGreaterThan(0);
    const text = await new Response((await readPayload(ctx, first.id)).stream).text();
    for (const { target } of done) expect(text.toLowerCase()).not.toContain(target.text);
    expect(JSON.parse(text)).toMatchObject({ job_uuid: first.jobUuid });
    const page = await listRecords(ctx, first.id, { from: 0, count: 10, search: '' });
    expect(page.records.every(({ values }) => 'name' in values)).toBe(true);
  });
});
