import { randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { askGateway, jobUuidOf, makeIntegration } from '@/lib/testing/fake-site/gateway';
import {
  insertSiteAndQueue,
  ledgerContext,
  operator,
  QUEUE_ID,
  QUEUE_UUID,
} from '@/lib/testing/fake-site/ledger-context';
import { startFakeSite } from '@/lib/testing/fake-site/server';
import { NOTHING_SEEN, setUpLedger } from '@/lib/testing/fake-site/set-up-ledger';
import { gate } from '@/lib/testing/gate';
import { untilTrue } from '@/lib/testing/until-true';
import { processQueue } from '../jobs/process';
import type { ActContext } from '../context';
import { createGatewayToken } from '../tokens/create-gateway-token';

describeOnEachDatabase('the gateway, when several ask at once,', (kind) => {
  it('makes one call for fifty of one integration, and gives all of them the same bytes', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(3);
    const erp = await makeIntegration(ctx, 'ERP sync');
    const hold = gate();
    site.failNext('process', { kind: 'hold', until: hold.until });
    const all = Array.from({ length: 50 }, () => erp.process());
    await untilTrue(() => site.count('process') === 1);
    hold.release();
    const answers = await Promise.all(all);
    expect(site.count('process')).toBe(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  });

  it('gives the records to the integration that was first, and tells the other who holds them', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(3);
    const [erp, crm] = [await makeIntegration(ctx, 'ERP sync'), await makeIntegration(ctx, 'CRM sync')];
    const hold = gate();
    site.failNext('process', { kind: 'hold', until: hold.until });
    const first = erp.process();
    await untilTrue(() => site.count('process') === 1);
    const second = crm.process();
    hold.release();
    expect((await first).status).toBe(200);
    const told = await second;
    expect(told.status).toBe(409);
    expect(told.text).toContain('ERP sync');
    expect(site.count('process')).toBe(1);
  });

  it('makes one call for an admin and an integration, and the job is the one’s who was first', async () => {
    for (const first of ['admin', 'integration'] as const) {
      const { ctx, site } = await setUpLedger(kind);
      site.queue(QUEUE_UUID).add(3);
      const erp = await makeIntegration(ctx, 'ERP sync');
      const hold = gate();
      site.failNext('process', { kind: 'hold', until: hold.until });
      const press = () => processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
      const admin = first === 'admin' ? press() : null;
      const early = first === 'integration' ? erp.process() : null;
      await untilTrue(() => site.count('process') === 1);
      const late = { admin: admin ?? press(), erp: early ?? erp.process() };
      hold.release();
      const [seen, answer] = await Promise.all([late.admin, late.erp]);
      expect(site.count('process')).toBe(1);
      expect(seen.job).toMatchObject({ holder: { name: first === 'admin' ? operator.name : 'ERP sync' } });
      expect(answer.status).toBe(first === 'admin' ? 409 : 200);
    }
  });

  it('lets a call with another limit_num wait for the one under way instead of joining it', async () => {
    const { ctx, site } = await setUpLedger(kind);
    const erp = await makeIntegration(ctx, 'ERP sync');
    const hold = gate();
    site.failNext('process', { kind: 'hold', until: hold.until });
    const first = erp.process('limit_num=1');
    await untilTrue(() => site.count('process') === 1);
    const second = erp.process('limit_num=2');
    hold.release();
    expect((await first).status).toBe(200);
    expect((await second).status).toBe(200);
    expect(
      site.calls.filter((call) => call.endpoint === 'process').map((call) => call.path.split('?')[1]),
    ).toEqual(['limit_num=1', 'limit_num=2']);
  });

  it('goes on when the integration hangs up, and gives it the same job when it comes again', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(3);
    const erp = await makeIntegration(ctx, 'ERP sync');
    const hold = gate();
    site.failNext('process', { kind: 'hold', until: hold.until });
    const line = new AbortController();
    const hungUp = askGateway(ctx, { secret: erp.secret, signal: line.signal });
    await untilTrue(() => site.count('process') === 1);
    line.abort();
    expect((await hungUp).status).toBe(503);
    const again = erp.process();
    hold.release();
    expect(jobUuidOf(await again)).toBe(site.queue(QUEUE_UUID).jobs[0]?.uuid);
    expect(site.count('process')).toBe(1);
  });

  it('sends nothing for a token that was revoked while its call waited for another', async () => {
    const { ctx, site } = await setUpLedger(kind);
    const erp = await makeIntegration(ctx, 'ERP sync');
    const late = [await makeIntegration(ctx, 'CRM sync'), await makeIntegration(ctx, 'HR sync')] as const;
    const hold = gate();
    site.failNext('process', { kind: 'hold', until: hold.until });
    const first = erp.process('limit_num=1');
    await untilTrue(() => site.count('process') === 1);
    const waiting = [late[0].process('limit_num=2'), late[1].finish(randomUUID())];
    // Their tokens were live when they came: the use is noted after that look.
    await vi.waitUntil(async () => (await usedTokens(ctx)) === 3);
    for (const one of late) await one.revoke();
    hold.release();
    expect((await first).status).toBe(200);
    const answers = await Promise.all(waiting);
    expect([site.count('process'), site.count('finish')]).toEqual([1, 0]);
    for (const told of answers) {
      expect(told.status).toBe(401);
      expect(told.text).toContain('was revoked');
    }
  });

  it('tells one UUID on two sites apart by the token, and refuses a token for both', async () => {
    const { database } = await testDatabase(kind);
    const ctx = ledgerContext(database);
    const sites = [await startFakeSite(), await startFakeSite()];
    try {
      for (const [index, site] of sites.entries()) {
        await insertSiteAndQueue(ctx, site, { siteId: `site-${index}`, queueId: `queue-${index}` });
        site.queue(QUEUE_UUID).add(index + 1);
      }
      const admin = { ...ctx, actor: { ...ctx.actor, role: 'admin' as const } };
      await expect(
        createGatewayToken(admin, { name: 'Both', queueIds: ['queue-0', 'queue-1'] }),
      ).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('same Queue UUID') });
      const second = await makeIntegration(ctx, 'Second', ['queue-1']);
      const { data } = JSON.parse((await second.process()).text) as { data: unknown[] };
      expect(data).toHaveLength(2);
      expect(sites.map((site) => site.count('process'))).toEqual([0, 1]);
    } finally {
      await Promise.all(sites.map((site) => site.stop()));
    }
  });
});

async function usedTokens(ctx: ActContext): Promise<number> {
  const rows = await ctx.database.kysely
    .selectFrom('token_queue')
    .select('token_id')
    .where('last_used_at', 'is not', null)
    .execute();
  return rows.length;
}
