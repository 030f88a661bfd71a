import { expect, it } from 'vitest';
import { createGatewayToken } from '@/lib/console/tokens/create-gateway-token';
import { revokeGatewayToken } from '@/lib/console/tokens/revoke-gateway-token';
import type { ActContext } from '@/lib/console/context';
import { cliActor } from '@/lib/domain/actor';
import { serveRuntime } from '@/lib/testing/authorisation/serve';
import { TEST_ORIGIN } from '@/lib/testing/auth';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { insertSiteAndQueue, QUEUE_ID, UNUSED_CREDENTIALS } from '@/lib/testing/fake-site/ledger-context';
import { pollRoute } from './poll-route';

const OTHER_QUEUE = '00000000-1111-4222-8333-444444444444';

async function setUp(kind: DatabaseKind) {
  const runtime = await serveRuntime(kind);
  const ctx: ActContext = { ...runtime.console, actor: cliActor };
  const nowhere = { baseUrl: 'https://127.0.0.1:1', credentials: UNUSED_CREDENTIALS };
  await insertSiteAndQueue(ctx, nowhere);
  const make = (name: string) => createGatewayToken(ctx, { name, queueIds: [QUEUE_ID] });
  return { db: runtime.database.kysely, ctx, make };
}

/** Polls a queue of no token: a right one is told so (404) without a call to a site. */
async function poll(secret: string, { from = '192.0.2.7', requestId = 'an-integration' } = {}) {
  const request = new Request(`${TEST_ORIGIN}/poll/client/1/uuid/queue/${OTHER_QUEUE}`, {
    headers: { authorization: `Bearer ${secret}`, 'x-forwarded-for': from, 'x-request-id': requestId },
  });
  const response = await pollRoute(request, { params: Promise.resolve({ queueUuid: OTHER_QUEUE }) });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describeOnEachDatabase('a wrong gateway token', (kind) => {
  it('is refused in the shape of Fluxx with what is wrong, and written down', async () => {
    const { db, ctx, make } = await setUp(kind);
    const [revoked, over] = [await make('ERP sync'), await make('CRM sync')];
    await revokeGatewayToken(ctx, revoked.token.id);
    await db.updateTable('token').set({ expires_at: 1 }).where('id', '=', over.token.id).execute();
    const cases = [
      { secret: 'fac_gw_nobodys', reason: 'unknown', words: /not known here/, of: null, name: 'Somebody' },
      { ...revoked, reason: 'revoked', words: /was revoked/, of: revoked.token.id, name: 'ERP sync' },
      {
        ...over,
        reason: 'expired',
        words: /time of this gateway token is over/,
        of: over.token.id,
        name: 'CRM sync',
      },
    ];
    for (const { secret, reason, words } of cases) {
      const answer = await poll(secret, { requestId: `it-is-${reason}` });
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([
        401,
        'Bearer realm="Fluxx Alert Console"',
      ]);
      expect(JSON.parse(answer.text)).toEqual({
        error: { code: 401, message: expect.stringMatching(words) },
      });
    }
    const acts = await db
      .selectFrom('activity')
      .selectAll()
      .where('verb', '=', 'gateway-token.refuse')
      .orderBy('id')
      .execute();
    expect(acts).toMatchObject(
      cases.map(({ reason, of, name }) => ({
        actor_kind: 'gateway',
        actor_id: of,
        actor_name: name,
        target_id: of,
        address: '192.0.2.7',
        outcome: 'refused',
        detail_json: JSON.stringify({ reason }),
        correlation_id: `it-is-${reason}`,
      })),
    );
  });

  it('locks its address for wrong ones after twenty, and harms no right one there', async () => {
    const { db, make } = await setUp(kind);
    const { secret } = await make('ERP sync');
    for (let attempt = 0; attempt < 20; attempt += 1)
      expect((await poll(`fac_gw_${attempt}`)).status).toBe(401);
    const locked = await poll('fac_gw_another');
    expect(locked.status).toBe(429);
    expect(JSON.parse(locked.text)).toMatchObject({ error: { code: 429 } });
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await poll(secret)).status).toBe(404);
    expect((await poll('fac_gw_another', { from: '192.0.2.8' })).status).toBe(401);
    const refusals = db.selectFrom('activity').select('id').where('verb', '=', 'gateway-token.refuse');
    expect(await refusals.execute()).toHaveLength(21);
  });
});
