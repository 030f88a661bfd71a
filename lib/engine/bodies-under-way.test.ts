import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite, type SiteAnswer, type TestSite } from '@/lib/testing/engine-site';
import { createOauthClient } from './oauth/create-client';

const REQUESTS = '/api/rest/v2/grant_request';
const JSON_BODY = { 'content-type': 'application/json' };
const BEGINNING = '{"data":{}}';
const SMALL = { data: { po_number: 'Small' } };

/** A body of so many bytes, of which the last one is awaited. */
interface HalfSent {
  answer: Promise<SiteAnswer>;
  finish(): void;
}

/** Sends all of a body but its last byte, and waits until that was read. */
async function begin(site: TestSite, bytes: number, token = site.token): Promise<HalfSent> {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let note = (): void => {};
  const isRead = new Promise<void>((resolve) => (note = resolve));
  const cancel = (): void => {
    controller = undefined;
    note();
  };
  const body = new ReadableStream<Uint8Array>(
    { start: (made) => void (controller = made), pull: () => note(), cancel },
    { highWaterMark: 0 },
  );
  const headers = { ...JSON_BODY, authorization: `Bearer ${token}` };
  const init = { method: 'POST', body, duplex: 'half', headers };
  const answer = site.send(REQUESTS, init);
  controller?.enqueue(Buffer.from(BEGINNING.padEnd(bytes - 1)));
  await isRead;
  return {
    answer,
    finish: () => {
      controller?.enqueue(Buffer.from(' '));
      controller?.close();
    },
  };
}

/** The token of another application. */
async function tokenOfAnother(site: TestSite): Promise<string> {
  const { clientId, clientSecret } = await createOauthClient(site.ctx, { name: 'Another' }, systemActor);
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
  const { json } = await site.send('/oauth/token', { method: 'POST', body, headers: { authorization: '' } });
  return (json as { access_token: string }).access_token;
}

describeOnEachDatabase('bodies under way', (kind) => {
  it('are 32 MB of one application; one more is told so, small ones and those of others are taken', async () => {
    const site = await testSite(kind);
    const large = [];
    for (let count = 0; count < 3; count += 1) large.push(await begin(site, 10_000_000));
    const fourth = await begin(site, 10_000_000);
    const refused = await fourth.answer;
    expect([refused.status, refused.headers.get('retry-after'), refused.json]).toEqual([
      429,
      '1',
      { error: { code: 429, message: expect.stringContaining('larger than 32,000,000 bytes together') } },
    ]);
    expect((await site.sendJson('POST', REQUESTS, SMALL)).status).toBe(201);
    const others = await begin(site, 10_000_000, await tokenOfAnother(site));
    others.finish();
    expect((await others.answer).status).toBe(201);
    // None of the first three has lost its turn by that, and what they held is free again.
    for (const one of large) one.finish();
    for (const one of large) expect((await one.answer).status).toBe(201);
    const again = await begin(site, 10_000_000);
    again.finish();
    expect((await again.answer).status).toBe(201);
  });

  it('are 100 MB of all together; past it what is large is told to come again, what is small is taken', async () => {
    const site = await testSite(kind);
    const large = [];
    for (let count = 0; count < 4; count += 1) {
      const token = await tokenOfAnother(site);
      for (let body = 0; body < 3; body += 1) large.push(await begin(site, 10_000_000, token));
    }
    const answers = await Promise.all(
      large.map(async (one) => {
        one.finish();
        const { status, headers } = await one.answer;
        return [status, headers.get('retry-after')];
      }),
    );
    // 64 kB of each are not counted, so that ten are in.
    expect(answers).toEqual([...Array.from({ length: 10 }, () => [201, null]), [503, '3'], [503, '3']]);
    expect((await site.sendJson('POST', REQUESTS, SMALL)).status).toBe(201);
  });
});
