import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { QUEUE_ID, QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { moveOnUntilEmpty } from '@/lib/testing/fake-site/move-on';
import { NOTHING_SEEN, setUpLedger } from '@/lib/testing/fake-site/set-up-ledger';
import { processQueue } from '../jobs/process';

describeOnEachDatabase('a process that slept until its call was taken for dead', (kind) => {
  it.each([
    { calls: 'its first call, for which it fetches a token', isFirst: true, sentAt: null },
    {
      calls: 'a later call, for which the token is at hand',
      isFirst: false,
      sentAt: expect.any(Number),
    },
  ])('does not make $calls', async ({ isFirst, sentAt }) => {
    const { ctx, site } = await setUpLedger(kind);
    if (!isFirst) await moveOnUntilEmpty(ctx);
    const made = site.count('process');
    site.queue(QUEUE_UUID).add(1);
    const { kysely } = ctx.database;
    const onStep = async (step: string) => {
      if (step !== 'intent-committed') return;
      await kysely.updateTable('queue_lock').set({ instance_id: 'another' }).execute();
    };
    await expect(processQueue(ctx, QUEUE_ID, NOTHING_SEEN, { onStep })).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(site.count('process')).toBe(made);
    const calls = await kysely.selectFrom('call').select(['sent_at', 'state']).orderBy('id').execute();
    expect(calls.at(-1)).toEqual({ state: 'requested', sent_at: sentAt });
  });
});
