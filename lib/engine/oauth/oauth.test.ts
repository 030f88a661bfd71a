import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite, type TestSite } from '@/lib/testing/engine-site';
import { tokenAnswer } from './token-endpoint';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_BODY = { 'content-type': 'application/json' };

function credentials(site: TestSite) {
  return {
    grant_type: 'client_credentials',
    client_id: site.client.clientId,
    client_secret: site.client.clientSecret,
  };
}

function ask(site: TestSite, body: string, headers: Record<string, string> = FORM) {
  return site.send('/oauth/token', { method: 'POST', body, headers: { authorization: '', ...headers } });
}

async function fetchToken(site: TestSite): Promise<string> {
  const answer = await ask(site, new URLSearchParams(credentials(site)).toString());
  return tokenAnswer.parse(answer.json).access_token;
}

const oauthError = (error: string): unknown => ({ error, error_description: expect.any(String) });

const listWith = (site: TestSite, authorization: string) =>
  site.send('/api/rest/v2/organization', { headers: { authorization } });

describeOnEachDatabase('OAuth', (kind) => {
  it('gives a token for two hours, asked by form, JSON or HTTP Basic', async () => {
    const site = await testSite(kind);
    const form = await ask(site, new URLSearchParams(credentials(site)).toString());
    expect(form.status).toBe(200);
    expect(form.headers.get('cache-control')).toBe('no-store');
    expect(form.json).toEqual({
      access_token: expect.stringMatching(/^[0-9a-f]{64}$/),
      token_type: 'bearer',
      expires_in: 7200,
    });
    const json = await ask(site, JSON.stringify(credentials(site)), JSON_BODY);
    expect(json.status).toBe(200);
    const { client_id: id, client_secret: secret } = credentials(site);
    const basic = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
    const byHeader = await ask(site, 'grant_type=client_credentials', { ...FORM, authorization: basic });
    expect(byHeader.status).toBe(200);
  });

  it('refuses in the shapes of RFC 6749, and says the same of a wrong id and a wrong secret', async () => {
    const site = await testSite(kind);
    const good = credentials(site);
    const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
    const cases: [string, Record<string, string>, number, string][] = [
      [form({ ...good, client_secret: 'wrong' }), FORM, 401, 'invalid_client'],
      [form({ ...good, client_id: 'nobody' }), FORM, 401, 'invalid_client'],
      [form({ ...good, client_id: 'a\0b' }), FORM, 401, 'invalid_client'],
      [form({ ...good, grant_type: 'password' }), FORM, 400, 'unsupported_grant_type'],
      [form({ grant_type: 'client_credentials' }), FORM, 400, 'invalid_request'],
      [`${form(good)}&client_id=twice`, FORM, 400, 'invalid_request'],
      ['{"grant_type":', JSON_BODY, 400, 'invalid_request'],
      ['[]', JSON_BODY, 400, 'invalid_request'],
      [JSON.stringify({ ...good, client_secret: 5 }), JSON_BODY, 400, 'invalid_request'],
      [form(good), { 'content-type': 'text/plain' }, 400, 'invalid_request'],
      ['', FORM, 400, 'invalid_request'],
    ];
    for (const [body, headers, status, error] of cases) {
      const refused = await ask(site, body, headers);
      expect([body, refused.status, refused.json]).toEqual([body, status, oauthError(error)]);
    }
    const tooLarge = await ask(site, 'x'.repeat(70_000));
    expect([tooLarge.status, tooLarge.json]).toEqual([413, oauthError('invalid_request')]);
    const asked = await site.send('/oauth/token', { method: 'OPTIONS' });
    expect([asked.status, asked.headers.get('allow'), asked.json]).toEqual([
      405,
      'POST',
      oauthError('invalid_request'),
    ]);
    const tokens = await site.database.kysely.selectFrom('engine_oauth_token').selectAll().execute();
    expect(tokens).toHaveLength(1);
  });

  it('ends a token after 7,200 seconds, in every process', async () => {
    const site = await testSite(kind);
    const token = await fetchToken(site);
    site.clock.advance(7_199_999);
    expect((await listWith(site, `bearer ${token}`)).status).toBe(200);
    site.clock.advance(1);
    const refused = await listWith(site, `Bearer ${token}`);
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toContain('Bearer');
    expect(refused.json).toEqual({ error: { code: 401, message: expect.any(String) } });
  });

  it('refuses no token, a bad one, and those of a revoked application', async () => {
    const site = await testSite(kind);
    const token = await fetchToken(site);
    for (const header of [
      '',
      'Bearer',
      'Bearer x',
      `Basic ${token}`,
      `Bearer ${token} x`,
      `Bearer ${token.slice(1)}`,
    ])
      expect([header, (await listWith(site, header)).status]).toEqual([header, 401]);
    await site.database.kysely.updateTable('engine_oauth_client').set({ revoked_at: 1 }).execute();
    expect((await listWith(site, `Bearer ${token}`)).status).toBe(401);
    expect((await ask(site, new URLSearchParams(credentials(site)).toString())).status).toBe(401);
  });

  it('stores neither secret nor token', async () => {
    const site = await testSite(kind);
    const token = await fetchToken(site);
    const clients = await site.database.kysely.selectFrom('engine_oauth_client').selectAll().execute();
    const tokens = await site.database.kysely.selectFrom('engine_oauth_token').selectAll().execute();
    const acts = await site.database.kysely.selectFrom('activity').selectAll().orderBy('id').execute();
    const stored = JSON.stringify([clients, tokens, acts]);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(site.client.clientSecret);
    expect(stored).toContain(site.client.clientId);
  });
});
