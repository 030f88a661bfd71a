import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite, type TestSite } from '@/lib/testing/engine-site';
import { revokeClient } from './oauth/revoke-client';

/** A body whose second half comes when something was done. */
function inTwoHalves(text: string, meanwhile: () => Promise<unknown>): ReadableStream<Uint8Array> {
  const half = Math.floor(text.length / 2);
  let asked = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        asked += 1;
        if (asked === 1) return controller.enqueue(Buffer.from(text.slice(0, half)));
        await meanwhile();
        controller.enqueue(Buffer.from(text.slice(half)));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

async function write(
  site: TestSite,
  method: 'POST' | 'PUT',
  path: string,
  meanwhile: () => Promise<unknown>,
) {
  const body = inTwoHalves(JSON.stringify({ data: { name: 'Late' } }), meanwhile);
  const headers = { 'content-type': 'application/json' };
  const init: RequestInit & { duplex: 'half' } = { method, body, headers, duplex: 'half' };
  return (await site.send(path, init)).status;
}

const namesOf = async ({ database }: TestSite): Promise<string> =>
  JSON.stringify(await database.kysely.selectFrom('engine_record').selectAll().execute());

describeOnEachDatabase('a body that is still arriving', (kind) => {
  it('is stored while its application may', async () => {
    const site = await testSite(kind);
    expect(await write(site, 'POST', '/api/rest/v2/organization', async () => {})).toBe(201);
    expect(await namesOf(site)).toContain('Late');
  });

  it.each(['POST', 'PUT'] as const)(
    'by %s does nothing when its application is revoked by its end',
    async (method) => {
      const site = await testSite(kind);
      const made = await site.sendJson('POST', '/api/rest/v2/organization', { data: { name: 'There' } });
      expect(made.status).toBe(201);
      const path = method === 'POST' ? '/api/rest/v2/organization' : '/api/rest/v2/organization/1';
      const revoke = () => revokeClient(site.ctx, site.client.clientId, systemActor);
      expect(await write(site, method, path, revoke)).toBe(401);
      expect(await namesOf(site)).not.toContain('Late');
    },
  );
});
