import { expect, it } from 'vitest';
import { makeRequestRate } from '@/lib/auth/requests/request-rate';
import type { ActContext } from '@/lib/console/context';
import { createGatewayToken } from '@/lib/console/tokens/create-gateway-token';
import { cliActor } from '@/lib/domain/actor';
import { TEST_ORIGIN } from '@/lib/testing/auth';
import { serveRuntime } from '@/lib/testing/authorisation/serve';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import {
  insertSiteAndQueue,
  QUEUE_ID,
  QUEUE_UUID,
  UNUSED_CREDENTIALS,
} from '@/lib/testing/fake-site/ledger-context';
import { pollRoute } from './poll-route';
import { setProcessRuntime } from './process-runtime';

/** A gateway whose site answers nothing, with two tokens. */
async function setUp(kind: DatabaseKind, perMinute: number) {
  const runtime = await serveRuntime(kind);
  const auth = { ...runtime.auth, requestRate: makeRequestRate(perMinute) };
  setProcessRuntime(
    Promise.resolve({ ...runtime, auth, greeting: () => [], shutDown: () => Promise.resolve() }),
  );
  const ctx: ActContext = { ...runtime.console, actor: cliActor };
  const nowhere = { baseUrl: 'https://127.0.0.1:1', credentials: UNUSED_CREDENTIALS };
  await insertSiteAndQueue(ctx, nowhere);
  const make = (name: string) => createGatewayToken(ctx, { name, queueIds: [QUEUE_ID] });
  return { db: runtime.database.kysely, erp: await make('ERP sync'), crm: await make('CRM sync') };
}

function poll(secret: string, queueUuid: string): Promise<Response> {
  const request = new Request(`${TEST_ORIGIN}/poll/client/1/uuid/queue/${queueUuid}`, {
    headers: {
      authorization: `Bearer ${secret}`,
      'x-forwarded-for': '192.0.2.7',
      'x-request-id': 'an-integration',
    },
  });
  return pollRoute(request, { params: Promise.resolve({ queueUuid }) });
}

describeOnEachDatabase('a call through the gateway', (kind) => {
  it('is found in the activity log by its request', async () => {
    const { db, erp } = await setUp(kind, 0);
    expect((await poll(erp.secret, QUEUE_UUID)).status).toBe(502);
    const acts = db.selectFrom('activity').selectAll().where('verb', '=', 'gateway-token.first-use');
    expect(await acts.execute()).toMatchObject([{ address: '192.0.2.7', correlation_id: 'an-integration' }]);
  });

  it('is one of so many a minute of its token, and harms no other token of the same address', async () => {
    const { erp, crm } = await setUp(kind, 2);
    const nowhere = '00000000-1111-4222-8333-444444444444';
    expect((await poll(erp.secret, nowhere)).status).toBe(404);
    expect((await poll(erp.secret, nowhere)).status).toBe(404);
    const heldBack = await poll(erp.secret, nowhere);
    expect(heldBack.status).toBe(429);
    expect(Number(heldBack.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await heldBack.json()).toEqual({
      error: { code: 429, message: expect.stringContaining('REQUESTS_PER_MINUTE') },
    });
    expect((await poll(crm.secret, nowhere)).status).toBe(404);
  });
});
