import { expect, it } from 'vitest';
import { sealCredentials } from '@/lib/console/sites/credentials';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { marked } from '@/lib/testing/canary';
import { QUEUE_ID } from '@/lib/testing/fake-site/ledger-context';
import { NOTHING_SEEN, setUpLedger } from '@/lib/testing/fake-site/set-up-ledger';
import type { SiteCredentials } from '@/lib/fluxx/credentials';
import { clientOf } from '../sites/client-of';
import { processQueue } from '../jobs/process';

/** With dashes every few characters, so that no run of it is long. */
const DASHED = marked('a-tok-en');
const CASES: [string, SiteCredentials][] = [
  ['bearer token', { kind: 'bearer', token: DASHED }],
  ['client secret', { kind: 'client', clientId: 'fake-client', clientSecret: DASHED }],
];

describeOnEachDatabase('a site that repeats in an error', (kind) => {
  it.each(CASES)('the %s it was given has it shown to nobody', async (_what, credentials) => {
    const { ctx, site } = await setUpLedger(kind);
    site.credentials.clientSecret = DASHED;
    await ctx.database.kysely
      .updateTable('site')
      .set({ credentials_sealed: sealCredentials(ctx, credentials) })
      .execute();
    const body = JSON.stringify({ error: { code: 403, message: `No scope for ${DASHED}, sorry` } });
    site.failNext('process', { kind: 'answer', status: 403, body, acts: false });
    const { call } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(call.detail).toContain('(it says: No scope for …, sorry)');
    const acts = await ctx.database.kysely.selectFrom('activity').select('detail_json').execute();
    expect(JSON.stringify(acts)).not.toContain(DASHED);
  });

  it('the token it gave has that shown to nobody either', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.tokenOf = () => 'short-tok-en';
    const body = JSON.stringify({ error: { code: 403, message: 'short-tok-en may not' } });
    site.failNext('process', { kind: 'answer', status: 403, body, acts: false });
    const { call } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(call.detail).toContain('(it says: … may not)');
  });

  it('the token it was sent has that shown to nobody, also when it has given others since', async () => {
    const { ctx, site } = await setUpLedger(kind);
    let given = 0;
    site.tokenOf = () => `short-tok-en-${(given += 1)}`;
    const body = JSON.stringify({ error: { code: 403, message: 'short-tok-en-1 may not' } });
    site.failNext('process', { kind: 'answer', status: 403, body, acts: false });
    const row = await ctx.database.kysely.selectFrom('site').selectAll().executeTakeFirstOrThrow();
    const onStep = async (step: string) => {
      if (step !== 'answered') return;
      for (let renewed = 0; renewed < 2; renewed += 1) {
        site.revokeTokens();
        await clientOf(ctx, row).listAlerts({});
      }
    };
    const { call } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN, { onStep });
    expect(given).toBe(3);
    expect(call.detail).toContain('(it says: … may not)');
  });
});
