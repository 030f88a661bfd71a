import { describe, expect, it, onTestFinished } from 'vitest';
import { ManualClock } from '@/lib/domain/clock';
import { startFakeSite, type FakeSite } from '@/lib/testing/fake-site/server';
import { makeFluxxClient, type FluxxClient } from './client';
import { makeNetworkFetch } from './network-fetch';

const QUEUE_UUID = '5b0c8a7e-1111-4222-8333-444455556666';

async function reach(): Promise<{ site: FakeSite; client: FluxxClient; clock: ManualClock }> {
  const site = await startFakeSite();
  onTestFinished(() => site.stop());
  site.queue(QUEUE_UUID);
  const clock = new ManualClock(0);
  const client = makeFluxxClient({
    baseUrl: site.baseUrl,
    credentials: { kind: 'client', ...site.credentials },
    fetch: makeNetworkFetch({ allowHttp: false }).fetch,
    clock,
  });
  return { site, client, clock };
}

describe('a token of a site', () => {
  it('is kept until shortly before the site says it ends, and not after', async () => {
    const { site, client, clock } = await reach();
    site.tokenLife = 100;
    await client.listAlerts({});
    clock.set(89_999);
    await client.listAlerts({});
    expect(client.isAuthorized()).toBe(true);
    expect(site.count('token')).toBe(1);
    clock.set(90_000);
    expect(client.isAuthorized()).toBe(false);
    await client.listAlerts({});
    expect(site.count('token')).toBe(2);
    const sent = site.calls.filter(({ endpoint }) => endpoint === 'rest').map((call) => call.authorization);
    expect([sent[0] === sent[1], sent[1] === sent[2]]).toEqual([true, false]);
  });

  it('of a long life is renewed a minute before its end', async () => {
    const { site, client, clock } = await reach();
    await client.authorize();
    clock.set(7_139_999);
    expect(client.isAuthorized()).toBe(true);
    clock.set(7_140_000);
    expect(client.isAuthorized()).toBe(false);
    expect(site.count('token')).toBe(1);
  });
});

describe('a redirect', () => {
  it.each(['token', 'rest', 'process'] as const)('of a %s call is not followed', async (endpoint) => {
    const { site, client } = await reach();
    const elsewhere = await startFakeSite();
    onTestFinished(() => elsewhere.stop());
    const headers = { location: `${elsewhere.baseUrl}/oauth/token` };
    site.failNext(endpoint, { kind: 'answer', status: 307, headers, acts: false });
    const asked =
      endpoint === 'process'
        ? client.sendProcess(QUEUE_UUID, AbortSignal.timeout(20_000), null)
        : client.listAlerts({});
    const came = await asked.then(
      (answer) => ('status' in answer ? answer.status : answer),
      (error: { problem: string }) => error.problem,
    );
    expect(came).toBe(endpoint === 'process' ? 307 : 'refused');
    expect(elsewhere.calls).toEqual([]);
  });
});
