import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { jobUuidOf, makeIntegration } from '@/lib/testing/fake-site/gateway';
import { QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { setUpLedger } from '@/lib/testing/fake-site/set-up-ledger';

describeOnEachDatabase('what the gateway answers without the site', (kind) => {
  it('is in the activity log with the request it was asked by', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(2);
    const erp = await makeIntegration(ctx, 'ERP sync');
    const jobUuid = jobUuidOf(await erp.process());
    await erp.process();
    await erp.finish(jobUuid);
    await erp.finish(jobUuid);
    const verbs = ['gateway-token.first-use', 'gateway.replay', 'gateway.finish'] as const;
    const acts = await ctx.database.kysely
      .selectFrom('activity')
      .select(['verb', 'correlation_id'])
      .where('verb', 'in', verbs)
      .orderBy('id')
      .execute();
    expect(acts).toEqual(verbs.map((verb) => ({ verb, correlation_id: 'of-the-gateway' })));
  });
});
