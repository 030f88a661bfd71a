import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { insertProcessCall } from '@/lib/testing/fake-site/insert-process-call';
import { QUEUE_ID, SITE_ID } from '@/lib/testing/fake-site/ledger-context';
import { setUpLedger } from '@/lib/testing/fake-site/set-up-ledger';
import { plansOf } from '@/lib/testing/watch-statements';
import { claimBadCalls } from './claim-bad-calls';
import { updateCall } from './update-call';

describeOnEachDatabase('the calls that failed', (kind) => {
  it('are claimed once, and found by their index among all that there ever were', async () => {
    const { ctx } = await setUpLedger(kind);
    const { kysely } = ctx.database;
    for (const [id, state] of Object.entries({ a: 'failed', b: 'unknown', c: 'answered' })) {
      const sent = { requestedAt: 1, sentAt: 1 };
      await insertProcessCall(kysely, { id, queueId: QUEUE_ID, instanceId: 'here', ...sent });
      await updateCall(kysely, id, { state, settled_at: 2 });
    }
    expect(await claimBadCalls(kysely, SITE_ID)).toEqual(new Map([[QUEUE_ID, 2]]));
    expect(await claimBadCalls(kysely, SITE_ID)).toEqual(new Map());
    const plans = await plansOf(ctx.database, (db) => claimBadCalls(db, SITE_ID));
    expect(plans.join('\n')).toContain('call_failure_uncounted');
  });
});
