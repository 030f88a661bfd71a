import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { QUEUE_ID, QUEUE_UUID, SITE_ID } from '@/lib/testing/fake-site/ledger-context';
import { finish } from '@/lib/testing/fake-site/move-on';
import { NOTHING_SEEN, setUpLedger } from '@/lib/testing/fake-site/set-up-ledger';
import { countDurations } from '../history/count-durations';
import { readFigures } from '../history/read-history';
import { processQueue } from '../jobs/process';
import { recoverJob } from '../jobs/recover';

describeOnEachDatabase('a job that only counted as finished', (kind) => {
  it.each(['handed out again', 'recovered'])(
    'is open when it is %s, and timed when it is finished',
    async (how) => {
      const { ctx, site } = await setUpLedger(kind);
      const { database, clock } = ctx;
      const timed = async () => {
        await database.transaction((trx) =>
          countDurations(trx, database.support, { siteId: SITE_ID, now: clock.now() }),
        );
        const { points } = await readFigures(ctx, { hours: 24, queue: QUEUE_ID, compare: 'none' });
        return points.reduce((sum, { jobs }) => sum + (jobs ?? 0), 0);
      };
      site.queue(QUEUE_UUID).add(1);
      const taken = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
      expect(await timed()).toBe(0);
      await database.kysely
        .updateTable('job')
        .set({ state: 'finished', finished_at: clock.now(), finish_inferred: 1 })
        .execute();
      expect(await timed()).toBe(1);
      if (taken.job === null) throw new Error('A job was expected');
      const { id, jobUuid } = taken.job;
      const again =
        how === 'recovered'
          ? await recoverJob(ctx, QUEUE_ID, { jobUuid, source: 'typed' })
          : await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
      expect(again.job).toMatchObject({ id, state: 'open' });
      expect(await timed()).toBe(1);
      await finish(ctx, taken.job);
      expect(await timed()).toBe(2);
      expect(await timed()).toBe(2);
    },
  );
});
