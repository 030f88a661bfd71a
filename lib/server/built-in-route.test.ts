import { expect, it } from 'vitest';
import { z } from 'zod';
import { systemActor } from '@/lib/domain/actor';
import { createOauthClient } from '@/lib/engine/oauth/create-client';
import { TEST_ORIGIN } from '@/lib/testing/auth';
import { serveRuntime } from '@/lib/testing/authorisation/serve';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { POST } from './built-in-route';

const token = z.object({ access_token: z.string() });

describeOnEachDatabase('an OAuth application of the built-in site', (kind) => {
  it('is in the activity log with its address and request when it changes an alert', async () => {
    const runtime = await serveRuntime(kind);
    const client = await createOauthClient(runtime.engine, { name: 'ERP' }, systemActor);
    const credentials = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client.clientId,
      client_secret: client.clientSecret,
    });
    const given = await POST(
      new Request(`${TEST_ORIGIN}/oauth/token`, { method: 'POST', body: credentials }),
    );
    const bearer = token.parse(await given.json()).access_token;
    const data = { name: 'A', model_controller_type: 'grant_request', alert_trigger_type: 'Filter' };
    const headers = {
      authorization: `Bearer ${bearer}`,
      'content-type': 'application/json',
      'x-forwarded-for': '192.0.2.7',
      'x-request-id': 'made-by-the-erp',
    };
    const asked = new Request(`${TEST_ORIGIN}/api/rest/v2/alert`, {
      method: 'POST',
      body: JSON.stringify({ data }),
      headers,
    });
    expect((await POST(asked)).status).toBe(201);
    const acts = await runtime.database.kysely
      .selectFrom('activity')
      .selectAll()
      .where('verb', '=', 'alert.create')
      .execute();
    expect(acts).toMatchObject([
      {
        actor_kind: 'application',
        actor_id: client.clientId,
        address: '192.0.2.7',
        correlation_id: 'made-by-the-erp',
      },
    ]);
  });
});
