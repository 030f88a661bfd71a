import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { describeOnEachDatabase, testDatabase, type DatabaseKind } from '@/lib/testing/database';
import { TEST_CERTIFICATE } from '@/lib/testing/fake-site/certificate';
import {
  insertSiteAndQueue,
  ledgerContext,
  QUEUE_ID,
  QUEUE_UUID,
} from '@/lib/testing/fake-site/ledger-context';
import { finishedRecordIds } from '@/lib/testing/fake-site/move-on';
import { startLedgerChild } from '@/lib/testing/fake-site/run-child';
import { startFakeSite } from '@/lib/testing/fake-site/server';
import { NOTHING_SEEN } from '@/lib/testing/fake-site/set-up-ledger';
import { suggestion } from '@/lib/domain/queue-can';
import { processQueue } from '../jobs/process';

async function setUp(kind: DatabaseKind) {
  const test = await testDatabase(kind);
  const site = await startFakeSite('https');
  onTestFinished(() => site.stop());
  const ctx = ledgerContext(test.database);
  await insertSiteAndQueue(ctx, site);
  return { ...test, ctx, site, ids: site.queue(QUEUE_UUID).add(3) };
}

describeOnEachDatabase('the ledger over TLS', (kind) => {
  it('sends nothing to a site whose certificate nobody vouches for, and says so', async () => {
    const { ctx, site } = await setUp(kind);
    const { call, queue } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(call).toMatchObject({ state: 'failed', outcome: 'unreachable', sentAt: null });
    expect(call.detail).toContain('its certificate is self-signed');
    expect(suggestion(queue)).toMatchObject({ action: 'process' });
    expect(site.calls).toEqual([]);
  });

  it(
    'empties a queue once the certificate is trusted, with a cut answer on the way',
    { timeout: 60_000 },
    async () => {
      const { ctx, site, settings, ids } = await setUp(kind);
      const folder = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-tls-'));
      onTestFinished(() => rm(folder, { recursive: true }));
      const file = path.join(folder, 'certificate.pem');
      await writeFile(file, TEST_CERTIFICATE.cert);
      site.failNext('process', { kind: 'cut', share: 0.5 });
      const child = startLedgerChild(settings, { env: { NODE_EXTRA_CA_CERTS: file } });
      onTestFinished(() => child.kill());
      expect(await child.nextLine()).toBe('empty');
      expect(await finishedRecordIds(ctx)).toEqual(ids);
    },
  );

  it(
    'gives up on a site that takes the connection and never speaks: nothing happened',
    { timeout: 60_000 },
    async () => {
      const { ctx } = await setUp(kind);
      const silent = createServer(() => {}).listen(0, '127.0.0.1');
      await once(silent, 'listening');
      onTestFinished(() => void silent.close());
      const address = silent.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      await ctx.database.kysely
        .updateTable('site')
        .set({ base_url: `https://127.0.0.1:${port}` })
        .execute();
      const { call } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
      expect(call).toMatchObject({ state: 'failed', outcome: 'unreachable', sentAt: null });
      expect(call.detail).toContain('no connection came about in time');
    },
  );
});
