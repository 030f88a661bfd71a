import { expect, it } from 'vitest';
import type { ActContext } from '@/lib/console/context';
import { createGatewayToken } from '@/lib/console/tokens/create-gateway-token';
import { cliActor } from '@/lib/domain/actor';
import { TEST_ORIGIN } from '@/lib/testing/auth';
import { serveRuntime } from '@/lib/testing/authorisation/serve';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { insertSiteAndQueue, QUEUE_ID, QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { pollRoute } from './poll-route';

/** A gateway whose site answers nothing. */
async function setUp(kind: DatabaseKind) {
  const runtime = await serveRuntime(kind);
  const ctx: ActContext = { ...runtime.console, actor: cliActor };
  const nowhere = { baseUrl: 'https://127.0.0.1:1', credentials: { clientId: 'a', clientSecret: 'b' } };
  await insertSiteAndQueue(ctx, nowhere);
  const make = (name: string) => createGatewayToken(ctx, { name, queueIds: [QUEUE_ID] });
  return { db: runtime.database.kysely, erp: await make('ERP sync') };
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
    const { db, erp } = await setUp(kind);
    expect((await poll(erp.secret, QUEUE_UUID)).status).toBe(502);
    const acts = db.selectFrom('activity').selectAll().where('verb', '=', 'gateway-token.first-use');
    expect(await acts.execute()).toMatchObject([{ address: '192.0.2.7', correlation_id: 'an-integration' }]);
  });
});
