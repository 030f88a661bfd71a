import { gunzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import * as z from 'zod/mini';
import { addToken } from '@/lib/auth/tokens/add-token';
import { createKioskLink } from '@/lib/auth/tokens/create-kiosk-link';
import { listKioskLinks } from '@/lib/auth/tokens/list-kiosk-links';
import { revokeToken } from '@/lib/auth/tokens/revoke-token';
import { processQueue } from '@/lib/console/jobs/process';
import { sealCredentials } from '@/lib/console/sites/credentials';
import { putSetting } from '@/lib/db/queries/setting/put-setting';
import { listSites } from '@/lib/db/queries/site/list-sites';
import { cliActor } from '@/lib/domain/actor';
import { boardResponse, type BoardRow } from '@/lib/domain/api/board';
import { makeAskers } from '@/lib/testing/authorisation/askers';
import { describeOnEachDatabase } from '@/lib/testing/database';
import {
  insertSiteAndQueue,
  QUEUE_UUID,
  SITE_ID,
  UNUSED_CREDENTIALS,
} from '@/lib/testing/fake-site/ledger-context';
import { board, kioskCookieOf, openKioskLink, withKioskLink } from '@/lib/testing/kiosk-board';
import { insertManyQueues, MANY_SITE_ID } from '@/lib/testing/many-queues';
import { startFakeSite } from '@/lib/testing/fake-site/server';

describeOnEachDatabase('a kiosk link', (kind) => {
  it('is exchanged for a cookie, and gone from the address', async () => {
    const { runtime, link, address } = await withKioskLink(kind);
    const opened = await openKioskLink(address);
    expect([opened.status, opened.headers.get('location')]).toEqual([303, '/wall']);
    const [cookie, ...gone] = opened.headers.getSetCookie().map((one) => one.split('; '));
    expect(cookie).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/']));
    expect(cookie?.[0]).toMatch(/^fluxx-alert-console\.kiosk=./);
    expect(gone).toEqual(
      ['/wall', '/api/wall/v1'].map((place) =>
        expect.arrayContaining(['fluxx-alert-console.wall=', 'Max-Age=0', `Path=${place}`]),
      ),
    );
    expect([...opened.headers].join()).not.toContain(address.slice('/wall/'.length));
    const answer = await board({ cookie: kioskCookieOf(opened) });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, []]);
    const row = await runtime.database.kysely
      .selectFrom('token')
      .select('last_used_at')
      .where('id', '=', link.id)
      .executeTakeFirstOrThrow();
    expect(row.last_used_at).not.toBeNull();
  });

  it('shows nothing more once it is revoked, and a wrong one is told on the page', async () => {
    const { ctx, link, address } = await withKioskLink(kind);
    const cookie = kioskCookieOf(await openKioskLink(address));
    await revokeToken(ctx, 'kiosk', link.id);
    expect((await board({ cookie })).status).toBe(401);
    for (const wrong of [address, '/wall/fxk_nobodys', '/wall/nothing']) {
      const refused = await openKioskLink(wrong);
      expect([refused.status, refused.headers.get('location')]).toEqual([303, '/wall?link=refused']);
      expect(refused.headers.getSetCookie()).toEqual([]);
    }
    for (let attempt = 0; attempt < 20; attempt += 1) await openKioskLink(`/wall/fxk_${attempt}`);
    expect((await openKioskLink('/wall/fxk_again')).headers.get('location')).toBe('/wall?link=wait');
    const another = await createKioskLink(ctx, { name: 'Hall' });
    expect((await openKioskLink(another.path)).headers.get('location')).toBe('/wall');
  });

  it('is written down with its request, once a minute however often it is opened, and not hidden by a board that runs', async () => {
    const { runtime, ctx, link, address } = await withKioskLink(kind);
    const db = runtime.database.kysely;
    const cookie = kioskCookieOf(await openKioskLink(address, 'the-first-one'));
    await Promise.all(Array.from({ length: 10 }, () => openKioskLink(address)));
    await db
      .updateTable('token')
      .set({ last_opened_at: Date.now() - 60_000 })
      .execute();
    expect((await board({ cookie })).status).toBe(200);
    const atOnce = await Promise.all(
      Array.from({ length: 10 }, () => openKioskLink(address, 'a-minute-later')),
    );
    expect(new Set(atOnce.map(({ status }) => status))).toEqual(new Set([303]));
    await revokeToken(ctx, 'kiosk', link.id);
    await openKioskLink(address, 'after-the-end');
    const acts = await db
      .selectFrom('activity')
      .select(['verb', 'correlation_id'])
      .where('verb', 'in', ['kiosk-link.open', 'kiosk-link.refuse'])
      .orderBy('id')
      .execute();
    expect(acts.map((act) => [act.verb, act.correlation_id])).toEqual([
      ['kiosk-link.open', 'the-first-one'],
      ['kiosk-link.open', 'a-minute-later'],
      ['kiosk-link.refuse', 'after-the-end'],
    ]);
  });

  it('says what its board is: a title, sites, time a page and theme; and names no site that is not connected', async () => {
    const { runtime, ctx, address } = await withKioskLink(kind);
    await insertManyQueues(runtime.database, 3, runtime.auth.clock.now());
    const site = (await listSites(runtime.database.kysely)).find((one) => one.kind === 'built-in');
    const make = (options: object) => createKioskLink(ctx, { name: 'Hall', board: options });
    const made = await make({ title: 'Grants', siteIds: [site?.id], secondsPerPage: 30, theme: 'light' });
    expect((await listKioskLinks(ctx))[0]?.board).toEqual({
      title: 'Grants',
      siteIds: [site?.id],
      secondsPerPage: 30,
      theme: 'light',
    });
    const read = async (link: string) => {
      const answer = await board({ cookie: kioskCookieOf(await openKioskLink(link)) });
      return boardResponse.parse(await answer.json());
    };
    expect(await read(made.path)).toMatchObject({
      title: 'Grants',
      secondsPerPage: 30,
      theme: 'light',
      queues: [],
    });
    // A link from before there were options.
    await runtime.database.kysely.updateTable('token').set({ board_json: null }).execute();
    const all = await read(address);
    expect([all.title, all.secondsPerPage, all.theme, all.queues.length]).toEqual([null, 15, 'dark', 3]);
    const strange = make({ siteIds: ['00000000-0000-4000-8000-000000000000'] });
    await expect(strange).rejects.toMatchObject({
      code: 'invalid',
      problems: [{ path: 'board.siteIds[0]' }],
    });
  });

  it('shows a site that is not sampled any more as stale, and its sampling by none of another', async () => {
    const { runtime, ctx, address } = await withKioskLink(kind);
    const now = runtime.auth.clock.now();
    await insertManyQueues(runtime.database, 6, now);
    const site = { baseUrl: 'https://site.invalid', credentials: UNUSED_CREDENTIALS };
    await insertSiteAndQueue({ ...runtime.console, actor: cliActor }, site);
    const read = async (link: string) => {
      const answer = await board({ cookie: kioskCookieOf(await openKioskLink(link)) });
      return boardResponse.parse(await answer.json());
    };
    const isDead = ({ siteName }: BoardRow) => siteName !== 'A real site';
    const [died, lives] = [now - 12 * 60_000, now - 5_000];
    for (const [siteId, at] of [
      [MANY_SITE_ID, died],
      [SITE_ID, lives],
    ] as const)
      await putSetting(runtime.database.kysely, `sampled-at:${siteId}`, String(at));
    const { sampledAt, queues } = await read(address);
    expect(sampledAt).toBe(lives);
    expect(queues.map(({ staleSince }) => staleSince)).toEqual(
      queues.map((row) => (isDead(row) ? died : undefined)),
    );
    const dead = queues.filter(isDead);
    expect(dead.map(({ health }) => health.state)).not.toContain('healthy');
    for (const { health } of dead)
      expect(health.sentence).toContain('Nothing has looked at the site for 12 min');
    const alone = await createKioskLink(ctx, { name: 'One site', board: { siteIds: [MANY_SITE_ID] } });
    expect((await read(alone.path)).sampledAt).toBe(died);
  });

  it('is told when the newest sample was taken, and cuts names that no screen has room for', async () => {
    const { runtime, address } = await withKioskLink(kind);
    const now = runtime.auth.clock.now();
    await insertManyQueues(runtime.database, 6, now);
    await putSetting(runtime.database.kysely, `sampled-at:${MANY_SITE_ID}`, String(now - 5_000));
    const cookie = kioskCookieOf(await openKioskLink(address));
    const answer = await board({ cookie });
    const { sampledAt, staleAfterMs, queues } = boardResponse.parse(await answer.json());
    expect([sampledAt, staleAfterMs]).toEqual([now - 5_000, 30_000]);
    expect(queues[0]?.health.state).toBe('stuck');
    expect(Math.max(...queues.map(({ name }) => name.length))).toBe(161);
    const compressed = await board({ cookie, 'accept-encoding': 'br, gzip' });
    expect(compressed.headers.get('x-body-encoding')).toBe('gzip');
    const text = gunzipSync(new Uint8Array(await compressed.arrayBuffer())).toString();
    expect(boardResponse.parse(JSON.parse(text)).queues).toEqual(queues);
    expect((await board({ cookie, 'accept-encoding': 'gzip;q=0' })).headers.has('x-body-encoding')).toBe(
      false,
    );
  });

  it('ends at its time', async () => {
    const { runtime, link, address } = await withKioskLink(kind);
    const cookie = kioskCookieOf(await openKioskLink(address));
    const past = { expires_at: runtime.auth.clock.now() - 1 };
    await runtime.database.kysely.updateTable('token').set(past).where('id', '=', link.id).execute();
    expect((await board({ cookie })).status).toBe(401);
  });

  it('shows how a queue is, and nothing of what is in it', async () => {
    const { runtime, ctx } = await withKioskLink(kind);
    await makeAskers(runtime);
    const site = await startFakeSite();
    onTestFinished(() => site.stop());
    site.queue(QUEUE_UUID).add(3);
    const sealed = sealCredentials(runtime.console, { kind: 'client', ...site.credentials });
    await runtime.database.kysely
      .updateTable('site')
      .set({ base_url: site.baseUrl, credentials_sealed: sealed })
      .where('kind', '=', 'remote')
      .execute();
    const queueId = '0198d3a0-0000-7000-8000-000000000002';
    const seen = { seen: { openJobId: null, unknownCallId: null } };
    const acted = await processQueue({ ...runtime.console, actor: cliActor }, queueId, seen);
    expect(acted.job?.recordCount).toBe(3);
    // The same call, as Prometheus is told of it.
    expect(await runtime.metrics.registry.metrics()).toContain(
      'fluxx_calls_total{verb="process",state="answered",actor="cli"} 1',
    );
    const { secret } = await addToken(ctx, { kind: 'kiosk', name: 'Hall', role: null });
    const text = await (await board({ authorization: `Bearer ${secret}` })).text();
    const rows = z.object({ queues: z.array(z.looseObject({ name: z.string() })) }).parse(JSON.parse(text));
    const row = rows.queues.find(({ name }) => name === 'Payments due');
    expect(row).toMatchObject({ processing: { value: 3 }, siteName: 'A real site' });
    expect(Object.keys(row ?? {}).toSorted()).toEqual([
      'health',
      'id',
      'name',
      'oldestTriggeredAt',
      'openJobSince',
      'processing',
      'queued',
      'siteName',
    ]);
    expect(text).not.toContain(acted.job?.jobUuid);
  });
});
