import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite, type TestSite } from '@/lib/testing/engine-site';
import { createOauthClient, type OauthClient } from './create-client';
import { issueAccessToken } from './issue';
import { listClients } from './list-clients';
import { revokeClient } from './revoke-client';
import { rotateSecret } from './rotate-secret';
import { updateClient } from './update-client';

async function tokenOf(site: TestSite, client: OauthClient): Promise<string> {
  const token = await issueAccessToken(site.ctx, client);
  expect(token).not.toBeNull();
  return token ?? '';
}

const withToken = (site: TestSite, token: string, path: string, init: RequestInit = {}) =>
  site.send(path, {
    ...init,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  });

const RECORDS = '/api/rest/v2/organization';
const write = { method: 'POST', body: JSON.stringify({ data: { name: 'A' } }) };

describeOnEachDatabase('an OAuth application', (kind) => {
  it('may do everything unless told, and is listed without anything secret', async () => {
    const site = await testSite(kind);
    const [listed] = await listClients(site.ctx);
    expect(listed).toMatchObject({
      clientId: site.client.clientId,
      scopes: ['records:read', 'records:write', 'alerts:write', 'poll'],
      createdAt: site.clock.now(),
      revokedAt: null,
    });
    expect(JSON.stringify(listed)).not.toContain(site.client.clientSecret);
    for (const scopes of [[], ['everything']])
      await expect(createOauthClient(site.ctx, { name: 'A', scopes }, systemActor)).rejects.toMatchObject({
        code: 'invalid',
        problems: [{ path: 'scopes' }],
      });
  });

  it('is refused what it may not do with 403, and nothing is done', async () => {
    const site = await testSite(kind);
    const { queueUuid } = await site.makeAlert({ alert_trigger_type: 'Filter' });
    const reader = await createOauthClient(
      site.ctx,
      { name: 'Reader', scopes: ['records:read'] },
      systemActor,
    );
    const token = await tokenOf(site, reader);
    expect((await withToken(site, token, RECORDS)).status).toBe(200);
    expect((await withToken(site, token, `${RECORDS}/list`, { method: 'POST', body: '{}' })).status).toBe(
      200,
    );
    const refused = [
      await withToken(site, token, RECORDS, write),
      await withToken(site, token, `${RECORDS}/1`, { method: 'DELETE' }),
      await withToken(site, token, '/api/rest/v2/alert/1', { ...write, method: 'PUT' }),
      await withToken(site, token, `/poll/client/1/uuid/queue/${queueUuid}`),
      await withToken(site, token, `/poll/client/1/uuid/queue_finished/${queueUuid}/x`),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect(refused[3]?.json).toEqual({
      error: { code: 403, message: expect.stringContaining('Reader is not allowed to process or finish') },
    });
    expect((await site.send(RECORDS)).json).toMatchObject({ total_entries: 0 });
  });

  it('is judged by what it may do now, not by what its token was made with', async () => {
    const site = await testSite(kind);
    const client = await createOauthClient(site.ctx, { name: 'A' }, systemActor);
    const token = await tokenOf(site, client);
    const seenVersion = (await listClients(site.ctx)).find((one) => one.name === 'A')?.version ?? 0;
    const change = { name: 'B', scopes: ['poll'], seenVersion };
    await updateClient(site.ctx, client.clientId, change, systemActor);
    expect((await withToken(site, token, RECORDS)).status).toBe(403);
    await expect(updateClient(site.ctx, client.clientId, change, systemActor)).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('loses its tokens with its old secret, at once', async () => {
    const site = await testSite(kind);
    const client = await createOauthClient(site.ctx, { name: 'A' }, systemActor);
    const token = await tokenOf(site, client);
    const fresh = await rotateSecret(site.ctx, client.clientId, systemActor);
    expect(fresh.clientSecret).not.toBe(client.clientSecret);
    expect((await withToken(site, token, RECORDS)).status).toBe(401);
    expect(await issueAccessToken(site.ctx, client)).toBeNull();
    expect((await withToken(site, await tokenOf(site, fresh), RECORDS)).status).toBe(200);
  });

  it('is gone for good when revoked, with every token', async () => {
    const site = await testSite(kind);
    const client = await createOauthClient(site.ctx, { name: 'A' }, systemActor);
    const token = await tokenOf(site, client);
    await revokeClient(site.ctx, client.clientId, systemActor);
    expect((await withToken(site, token, RECORDS)).status).toBe(401);
    expect(await issueAccessToken(site.ctx, client)).toBeNull();
    for (const act of [revokeClient, rotateSecret]) {
      await expect(act(site.ctx, client.clientId, systemActor)).rejects.toMatchObject({ code: 'conflict' });
      await expect(act(site.ctx, 'a\0b', systemActor)).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  it('is audited at every change, without a secret', async () => {
    const site = await testSite(kind);
    const client = await createOauthClient(site.ctx, { name: 'A' }, systemActor);
    const fresh = await rotateSecret(site.ctx, client.clientId, systemActor);
    await revokeClient(site.ctx, client.clientId, systemActor);
    const acts = await site.database.kysely
      .selectFrom('activity')
      .selectAll()
      .where('target_id', '=', client.clientId)
      .orderBy('id')
      .execute();
    expect(acts.map((act) => act.verb)).toEqual([
      'oauth-client.create',
      'oauth-client.rotate-secret',
      'oauth-client.revoke',
    ]);
    expect(JSON.stringify(acts)).not.toContain(client.clientSecret);
    expect(JSON.stringify(acts)).not.toContain(fresh.clientSecret);
  });
});
