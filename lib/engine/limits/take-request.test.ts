import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite, type TestSite } from '@/lib/testing/engine-site';
import { listClients } from '../oauth/list-clients';
import { changeSiteSettings } from '../settings/change-settings';
import { takeRequest } from './take-request';

const RECORDS = '/api/rest/v2/organization';

async function limitedSite(kind: 'sqlite' | 'postgres', requestsPerMinute: number): Promise<TestSite> {
  const site = await testSite(kind);
  await changeSiteSettings(site.ctx, { requestsPerMinute, tokenRequestsPerMinute: 3 }, systemActor);
  return site;
}

/** The statuses of so many requests, one after the other. */
async function ask(site: TestSite, times: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let index = 0; index < times; index += 1) statuses.push((await site.send(RECORDS)).status);
  return statuses;
}

function fetchToken(site: TestSite, secret: string, address?: string) {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: site.client.clientId,
    client_secret: secret,
  });
  const headers = { authorization: '', ...(address === undefined ? {} : { 'x-forwarded-for': address }) };
  return site.send('/oauth/token', { method: 'POST', body, headers });
}

describeOnEachDatabase('the request limit', (kind) => {
  it('answers 429 with Retry-After past it, and counts anew each minute', async () => {
    const site = await limitedSite(kind, 3);
    site.clock.advance(15_000);
    expect(await ask(site, 5)).toEqual([200, 200, 200, 429, 429]);
    const refused = await site.send(RECORDS);
    expect(refused.headers.get('retry-after')).toBe('45');
    expect(refused.json).toEqual({
      error: { code: 429, message: expect.stringContaining('try again in 45 s') },
    });
    site.clock.advance(45_000);
    expect(await ask(site, 1)).toEqual([200]);
  });

  it('is the limit of all instances together, to the request', async () => {
    const site = await limitedSite(kind, 250);
    const contexts = [site.ctx, site.another(), site.another()];
    const who = { name: 'application x', limit: 'requestsPerMinute' } as const;
    const calls = Array.from({ length: 300 }, (_, index) => contexts[index % 3] ?? site.ctx);
    const outcomes: string[] = [];
    // In turns and not at once: a second handle on a SQLite file waits by blocking the thread of the first.
    for (const ctx of calls)
      outcomes.push(
        await takeRequest(ctx, who).then(
          () => 'served',
          (error) => error.code,
        ),
      );
    expect(outcomes.filter((outcome) => outcome === 'served')).toHaveLength(250);
    expect(new Set(outcomes)).toEqual(new Set(['served', 'too-many-requests']));
  });

  it('serves no more than the limit to many at once', async () => {
    const site = await limitedSite(kind, 20);
    const answers = await Promise.all(Array.from({ length: 40 }, () => site.send(RECORDS)));
    expect(answers.filter(({ status }) => status !== 200 && status !== 429)).toEqual([]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
  });

  it('asks the database for a share of requests and not for each', async () => {
    const site = await limitedSite(kind, 1000);
    await ask(site, 10);
    const row = () =>
      site.database.kysely
        .selectFrom('engine_request_window')
        .selectAll()
        .where('name', '=', `application ${site.client.clientId}`)
        .executeTakeFirstOrThrow();
    expect((await row()).granted).toBe(10);
    await ask(site, 1);
    expect((await row()).granted).toBe(20);
  });

  it('notes when an application was last used', async () => {
    const site = await limitedSite(kind, 1000);
    site.clock.advance(3_600_000);
    await ask(site, 1);
    expect((await listClients(site.ctx))[0]?.lastUsedAt).toBe(site.clock.now());
  });

  it('limits tokens by address, and by application only with the right secret', async () => {
    const site = await limitedSite(kind, 1000);
    site.clock.advance(60_000);
    const stranger = '203.0.113.9';
    const wrong = [];
    for (let index = 0; index < 4; index += 1) wrong.push((await fetchToken(site, 'wrong', stranger)).status);
    expect(wrong).toEqual([401, 401, 401, 429]);
    const right = [];
    for (let index = 0; index < 4; index += 1)
      right.push((await fetchToken(site, site.client.clientSecret)).status);
    expect(right).toEqual([200, 200, 200, 429]);
    const over = await fetchToken(site, site.client.clientSecret);
    expect(over.headers.get('retry-after')).toBe('60');
    expect(over.json).toMatchObject({ error: 'temporarily_unavailable' });
  });

  it('keeps no windows but those of this minute', async () => {
    const site = await limitedSite(kind, 10);
    await ask(site, 1);
    site.clock.advance(120_000);
    await ask(site, 1);
    const rows = await site.database.kysely.selectFrom('engine_request_window').selectAll().execute();
    expect(new Set(rows.map((row) => row.started_at)).size).toBe(1);
  });
});
