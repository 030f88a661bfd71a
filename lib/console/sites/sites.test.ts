import { expect, it, onTestFinished } from 'vitest';
import type { Actor } from '@/lib/domain/actor';
import { TIER_CODES } from '@/lib/domain/history';
import { describeOnEachDatabase, testDatabase, type DatabaseKind } from '@/lib/testing/database';
import { ledgerContext } from '@/lib/testing/fake-site/ledger-context';
import { startFakeSite, type FakeSite } from '@/lib/testing/fake-site/server';
import { NOTHING_SEEN } from '@/lib/testing/fake-site/set-up-ledger';
import type { ActContext } from '../context';
import { processQueue } from '../jobs/process';
import { overviewRows } from '../queues/overview-rows';
import { countRemoteQueues } from '../sampling/count-remote-queues';
import { acceptChanges } from './accept-changes';
import { addPastedQueues } from './add-pasted';
import { createSite } from './create-site';
import { getDiscovery } from './discovery';
import { readSiteNow } from './read-site-now';
import { removeSite } from './remove-site';
import { readSiteViews } from './site-views';
import { testConnection } from './test-connection';
import { updateSite } from './update-site';

const A = '5b0c8a7e-1111-4222-8333-444455556666';
const B = '90ff218f-58f8-11ea-8424-0265ea535fd4';
const C = '0f0f0f0f-0000-4000-8000-00000000000c';
const admin: Actor = { kind: 'person', id: 'a', name: 'Ada Admin', role: 'admin', address: null };

interface Setup {
  ctx: ActContext;
  site: FakeSite;
  credentials: { kind: 'client'; clientId: string; clientSecret: string };
}

async function setUp(kind: DatabaseKind): Promise<Setup> {
  const { database } = await testDatabase(kind);
  const site = await startFakeSite();
  onTestFinished(() => site.stop());
  return {
    ctx: ledgerContext(database, { actor: admin }),
    site,
    credentials: { kind: 'client', ...site.credentials },
  };
}

async function connect({ ctx, site, credentials }: Setup, name = 'Acme'): Promise<string> {
  return (await createSite(ctx, { name, baseUrl: `${site.baseUrl}/`, credentials })).id;
}

function row(uuid: string, name: string, more: Record<string, unknown> = {}) {
  return {
    id: 1,
    name,
    queue_uuid: uuid,
    model_controller_type: 'grant_request',
    alert_enabled: true,
    ...more,
  };
}

/** A connected site that lists A and B, both tracked. */
async function connectWithTwo(setup: Setup): Promise<string> {
  setup.site.alertList.rows = [row(A, 'Payments'), row(B, 'Grants')];
  const id = await connect(setup);
  await readSiteNow(setup.ctx, id);
  await acceptChanges(setup.ctx, id, { add: [A, B], update: [], remove: [] });
  return id;
}

describeOnEachDatabase('sites', (kind) => {
  it('is connected with its secret sealed and told to nobody', async () => {
    const setup = await setUp(kind);
    const id = await connect(setup);
    const views = JSON.stringify([await readSiteViews(setup.ctx), await getDiscovery(setup.ctx, id)]);
    expect(views).toContain('fake-client');
    expect(views).not.toContain(setup.credentials.clientSecret);
    const rows = await setup.ctx.database.kysely.selectFrom('site').selectAll().execute();
    const acts = await setup.ctx.database.kysely.selectFrom('activity').selectAll().orderBy('id').execute();
    const sealed = Buffer.from(rows[0]?.credentials_sealed ?? []).toString('latin1');
    expect(
      JSON.stringify([rows.map(({ credentials_sealed: _sealed, ...told }) => told), acts, sealed]),
    ).not.toContain(setup.credentials.clientSecret);
    expect(acts.map((act) => act.verb)).toEqual(['site.create']);
  });

  it('refuses a second connection to one address, a name twice, and a bad address, at their field', async () => {
    const setup = await setUp(kind);
    await connect(setup);
    const other = { ...setup, site: await startFakeSite() };
    onTestFinished(() => other.site.stop());
    await expect(connect(setup, 'Twin')).rejects.toMatchObject({ problems: [{ path: 'baseUrl' }] });
    await expect(connect(other, 'acme')).rejects.toMatchObject({ problems: [{ path: 'name' }] });
    const bad = { name: 'X', baseUrl: 'http://acme.example', credentials: setup.credentials };
    await expect(createSite(setup.ctx, bad)).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ path: 'baseUrl' }],
    });
    expect(await readSiteViews(setup.ctx)).toHaveLength(1);
  });

  it('lists what can be tracked over many pages, whatever shape its rows have', async () => {
    const setup = await setUp(kind);
    setup.site.alertList.rows = [
      row(A.toUpperCase(), 'Payments', { alert_enabled: '1', extra_fields: '["amount", 7, "state"]' }),
      { id: 2, name: 'An e-mail alert' },
      { queue_uuid: B, name: 42, alert_enabled: 0, extra_fields: 'amount, state' },
      { queue_uuid: C, extra_fields: { odd: true }, alert_enabled: 'perhaps' },
      { queue_uuid: null },
    ];
    Object.assign(setup.site.alertList, { perPageAtMost: 2, withoutTotals: true, knownColumns: ['id'] });
    const id = await connect(setup);
    const { alerts, site } = await readSiteNow(setup.ctx, id);
    expect(alerts).toMatchObject([
      { queueUuid: C, name: C, enabled: null, extraFields: [], status: 'new' },
      { queueUuid: B, name: '42', enabled: false, extraFields: ['amount', 'state'] },
      { queueUuid: A, name: 'Payments', enabled: true, extraFields: ['amount', 'state'] },
    ]);
    expect(site).toMatchObject({ state: 'working', untracked: 3, queues: 0 });
  });

  it('shows what was renamed, disabled, added and gone, and applies only what is accepted', async () => {
    const setup = await setUp(kind);
    const id = await connectWithTwo(setup);
    setup.site.alertList.rows = [row(A, 'Payments due', { alert_enabled: false }), row(C, 'Reports')];
    const { alerts, site } = await readSiteNow(setup.ctx, id);
    expect(site).toMatchObject({ changed: 2, untracked: 1, queues: 2 });
    const byUuid = new Map(alerts.map((alert) => [alert.queueUuid, alert]));
    expect(byUuid.get(A)).toMatchObject({ status: 'tracked', changes: ['renamed', 'disabled'] });
    expect(byUuid.get(B)).toMatchObject({ status: 'gone' });
    expect(byUuid.get(C)).toMatchObject({ status: 'new' });
    expect((await overviewRows(setup.ctx)).map((one) => one.name).toSorted()).toEqual(['Grants', 'Payments']);
    const { lines } = await acceptChanges(setup.ctx, id, { add: [], update: [A], remove: [B] });
    expect(lines.map((line) => line.result)).toEqual(['updated', 'removed']);
    expect(await overviewRows(setup.ctx)).toMatchObject([{ name: 'Payments due', enabled: false }]);
  });

  it('keeps the last list and says why when a reading fails; nothing counts as gone then', async () => {
    const setup = await setUp(kind);
    const id = await connectWithTwo(setup);
    setup.site.failNext('rest', { kind: 'answer', status: 502, body: '<html>', acts: false });
    setup.site.failNext('rest', { kind: 'answer', status: 502, body: '<html>', acts: false });
    const failed = await readSiteNow(setup.ctx, id);
    expect(failed.site).toMatchObject({
      state: 'failing',
      changed: 0,
      problem: expect.stringContaining('502'),
    });
    expect(await overviewRows(setup.ctx)).toMatchObject([
      { health: { state: 'failing' }, readingProblem: expect.stringContaining('502') },
      { queued: { value: null, basis: 'unknown' } },
    ]);
    setup.site.failNext('rest', { kind: 'change', change: () => ({ error: { code: 500, message: 'x' } }) });
    expect((await readSiteNow(setup.ctx, id)).site.state).toBe('working');
    setup.site.failNext('rest', {
      kind: 'answer',
      status: 429,
      headers: { 'retry-after': '90' },
      acts: false,
    });
    expect((await readSiteNow(setup.ctx, id)).site.problem).toContain('too many calls');
    const before = setup.site.count('rest');
    expect((await readSiteNow(setup.ctx, id)).site.state).toBe('failing');
    expect(setup.site.count('rest')).toBe(before);
  });

  it('tracks pasted UUIDs line by line', async () => {
    const setup = await setUp(kind);
    const id = await connectWithTwo(setup);
    const { lines } = await addPastedQueues(setup.ctx, id, `${A}\n${C}, ${C}\nnonsense`);
    expect(lines.map(({ line, result }) => [line, result])).toEqual([
      [1, 'tracked'],
      [2, 'added'],
      [2, 'duplicate'],
      [3, 'invalid'],
    ]);
    const { alerts } = await readSiteNow(setup.ctx, id);
    expect(alerts.find((alert) => alert.queueUuid === C)).toMatchObject({ status: 'unlisted' });
    await expect(addPastedQueues(setup.ctx, id, ' \n')).rejects.toMatchObject({ code: 'invalid' });
  });

  it('is not removed while a job is open, and archives its ledger when it is', async () => {
    const setup = await setUp(kind);
    const id = await connectWithTwo(setup);
    setup.site.queue(A).add(2);
    const queueId = (await overviewRows(setup.ctx)).find((one) => one.queueUuid === A)?.id ?? '';
    const { job } = await processQueue(setup.ctx, queueId, NOTHING_SEEN);
    await expect(removeSite(setup.ctx, id)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Payments'),
    });
    const refused = await acceptChanges(setup.ctx, id, { add: [], update: [], remove: [A] });
    expect(refused.lines).toMatchObject([{ result: 'refused' }]);
    expect(await overviewRows(setup.ctx)).toHaveLength(2);
    await setup.ctx.database.kysely.updateTable('job').set({ state: 'finished', finished_at: 1 }).execute();
    expect(await removeSite(setup.ctx, id)).toMatchObject({
      state: 'archived',
      credentials: null,
      archivedQueues: 2,
    });
    expect(await overviewRows(setup.ctx)).toEqual([]);
    await expect(processQueue(setup.ctx, queueId, NOTHING_SEEN)).rejects.toMatchObject({ code: 'conflict' });
    expect(setup.site.count('process')).toBe(1);
    // Connected again, the queue goes on with its ledger.
    const input = { name: 'Acme', baseUrl: setup.site.baseUrl };
    await expect(updateSite(setup.ctx, id, input)).rejects.toMatchObject({
      problems: [{ path: 'credentials' }],
    });
    await updateSite(setup.ctx, id, { ...input, credentials: setup.credentials });
    await acceptChanges(setup.ctx, id, { add: [A], update: [], remove: [] });
    expect((await overviewRows(setup.ctx)).map((one) => one.id)).toEqual([queueId]);
    expect(job?.queueId).toBe(queueId);
  });

  it('keeps its secret when it is edited, and never sends it to a new address', async () => {
    const setup = await setUp(kind);
    const id = await connectWithTwo(setup);
    await updateSite(setup.ctx, id, { name: 'Acme Foundation', baseUrl: setup.site.baseUrl });
    expect((await readSiteNow(setup.ctx, id)).site).toMatchObject({
      name: 'Acme Foundation',
      state: 'working',
    });
    const other = await startFakeSite();
    onTestFinished(() => other.stop());
    const moved = { name: 'Acme', baseUrl: other.baseUrl };
    await expect(updateSite(setup.ctx, id, moved)).rejects.toMatchObject({
      problems: [{ path: 'credentials' }],
    });
    await expect(testConnection(setup.ctx, { baseUrl: other.baseUrl, siteId: id })).rejects.toMatchObject({
      problems: [{ path: 'credentials' }],
    });
    expect(other.calls).toEqual([]);
    setup.site.queue(A).add(1);
    const queueId = (await overviewRows(setup.ctx)).find((one) => one.queueUuid === A)?.id ?? '';
    await processQueue(setup.ctx, queueId, NOTHING_SEEN);
    const given = { ...moved, credentials: setup.credentials };
    await expect(updateSite(setup.ctx, id, given)).rejects.toMatchObject({
      problems: [{ path: 'sameSiteMoved' }],
    });
    expect(await updateSite(setup.ctx, id, { ...given, sameSiteMoved: true })).toMatchObject({
      baseUrl: other.baseUrl,
    });
  });

  it('is tested step by step, by reading only', async () => {
    const { ctx, site, credentials } = await setUp(kind);
    site.queue(A);
    const test = (change: object) => testConnection(ctx, { baseUrl: site.baseUrl, credentials, ...change });
    const failedAt = async (change: object) =>
      (await test(change)).steps.find((step) => step.state === 'failed')?.step ?? 'none';
    expect(await test({})).toMatchObject({ works: true, alerts: 1 });
    expect(await failedAt({ baseUrl: 'http://acme.example' })).toBe('address');
    expect(await failedAt({ baseUrl: 'https://169.254.169.254' })).toBe('address');
    expect(await test({ baseUrl: 'https://169.254.169.254' })).toMatchObject({ mayConnect: false });
    expect(await failedAt({ baseUrl: 'http://127.0.0.1:1' })).toBe('connection');
    expect(await test({ baseUrl: 'http://127.0.0.1:1' })).toMatchObject({ mayConnect: true });
    expect(await failedAt({ credentials: { ...credentials, clientSecret: 'wrong' } })).toBe('credentials');
    expect(await failedAt({ credentials: { kind: 'bearer', token: 'wrong' } })).toBe('credentials');
    site.failNext('rest', { kind: 'answer', status: 403, acts: false });
    site.failNext('rest', { kind: 'answer', status: 403, acts: false });
    expect(await failedAt({})).toBe('alerts');
    expect(site.count('process') + site.count('finish')).toBe(0);
    expect(await readSiteViews(ctx)).toEqual([]);
  });

  it('counts its history from the ledger, and never calls for it', async () => {
    const setup = await setUp(kind);
    await connectWithTwo(setup);
    await countRemoteQueues(setup.ctx, new AbortController().signal);
    setup.site.queue(A).add(3);
    const queueId = (await overviewRows(setup.ctx)).find((one) => one.queueUuid === A)?.id ?? '';
    await processQueue(setup.ctx, queueId, NOTHING_SEEN);
    const calls = setup.site.calls.length;
    for (let round = 0; round < 3; round += 1)
      await countRemoteQueues(setup.ctx, new AbortController().signal);
    expect(setup.site.calls).toHaveLength(calls);
    const points = await setup.ctx.database.kysely
      .selectFrom('queue_history')
      .innerJoin('history_series', 'history_series.id', 'queue_history.series')
      .selectAll('queue_history')
      .where('tier', '=', TIER_CODES.quarter)
      .where('queue_id', '=', queueId)
      .execute();
    expect(points.reduce((sum, point) => sum + (point.processed ?? 0), 0)).toBe(3);
    expect(points.at(-1)).toMatchObject({ queued: 0, processing: 3, entered: null });
  });

  it('may share a UUID with another site', async () => {
    const setup = await setUp(kind);
    const twin = { ...setup, site: await startFakeSite() };
    onTestFinished(() => twin.site.stop());
    await addPastedQueues(setup.ctx, await connect(setup), A);
    await addPastedQueues(setup.ctx, await connect(twin, 'Sandbox'), A);
    setup.site.queue(A).add(1);
    twin.site.queue(A).add(2);
    for (const one of await overviewRows(setup.ctx)) await processQueue(setup.ctx, one.id, NOTHING_SEEN);
    const counts = (await overviewRows(setup.ctx)).map((one) => [one.site.name, one.openJob?.recordCount]);
    expect(new Map(counts.map(([name, count]) => [name, count]))).toEqual(
      new Map([
        ['Acme', 1],
        ['Sandbox', 2],
      ]),
    );
  });

  it('is for admins only', async () => {
    const setup = await setUp(kind);
    const operator = { ...setup, ctx: { ...setup.ctx, actor: { ...admin, role: 'operator' as const } } };
    await expect(connect(operator)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(testConnection(operator.ctx, { baseUrl: setup.site.baseUrl })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
