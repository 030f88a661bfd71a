import { expect, it, onTestFinished } from 'vitest';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { startFakeSite } from '@/lib/testing/fake-site/server';
import { ledgerContext } from '@/lib/testing/fake-site/ledger-context';
import type { Actor } from '@/lib/domain/actor';
import { marked } from '@/lib/testing/canary';
import { createSite } from './create-site';
import { testConnection } from './test-connection';

const admin: Actor = { kind: 'person', id: 'a', name: 'Ada Admin', role: 'admin', address: null };

describeOnEachDatabase('a test of a connection', (kind) => {
  it('leaves an entry with the host and what came of it, and nothing of what was typed beside it', async () => {
    const { database } = await testDatabase(kind);
    const site = await startFakeSite();
    onTestFinished(() => site.stop());
    const ctx = ledgerContext(database, { actor: admin });
    const credentials = { kind: 'client' as const, ...site.credentials };
    const { baseUrl } = site;
    const { id } = await createSite(ctx, { name: 'Acme', baseUrl, credentials });
    await testConnection(ctx, { baseUrl, credentials });
    await testConnection(ctx, { baseUrl, siteId: id });
    await testConnection(ctx, {
      baseUrl,
      credentials: { ...credentials, clientSecret: marked('typed-secret') },
    });
    await testConnection(ctx, {
      baseUrl: `https://me:${marked('typed-secret')}@169.254.169.254`,
      credentials,
    });
    const acts = await database.kysely
      .selectFrom('activity')
      .selectAll()
      .where('verb', '=', 'site.test')
      .orderBy('id')
      .execute();
    const { host } = new URL(baseUrl);
    const told = (at: string, failedAt: string | null) => JSON.stringify({ host: at, failedAt });
    expect(acts).toMatchObject([
      { actor_name: admin.name, target_id: null, outcome: 'done', detail_json: told(host, null) },
      { target_id: id, target_name: 'Acme', outcome: 'done', detail_json: told(host, null) },
      { target_id: null, outcome: 'failed', detail_json: told(host, 'credentials') },
      { target_id: null, outcome: 'refused', detail_json: told('169.254.169.254', 'address') },
    ]);
    expect(JSON.stringify(acts)).not.toContain('typed-secret');
    expect(JSON.stringify(acts)).not.toContain(credentials.clientSecret);
  });
});
