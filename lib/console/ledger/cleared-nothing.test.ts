import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { suggestion } from '@/lib/domain/queue-can';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { answer } from '@/lib/testing/fake-site/fault-cases';
import { makeIntegration } from '@/lib/testing/fake-site/gateway';
import { QUEUE_ID, QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { finish, finishedRecordIds, moveOnUntilEmpty } from '@/lib/testing/fake-site/move-on';
import { openCallsAndJobs } from '@/lib/testing/fake-site/open-work';
import { setUpLedger } from '@/lib/testing/fake-site/set-up-ledger';
import { recoverJob } from '../jobs/recover';
import { getQueueView } from '../queues/queue-view';

/** Fluxx's table leaves it open: some sites answer the finish of a UUID they do not know with 200 and nothing cleared. */
const NOTHING = '{"clear_count":0}';

describeOnEachDatabase('a site that answers the finish of a UUID it does not know with 200 and 0', (kind) => {
  it('has finished nothing: the job stays open here, and process shows that it is not there', async () => {
    const { ctx, site } = await setUpLedger(kind);
    const { job } = await recoverJob(ctx, QUEUE_ID, { jobUuid: randomUUID(), source: 'typed' });
    site.failNext('finish', answer(200, { body: NOTHING }));
    const { call, job: after, queue } = await finish(ctx, job);
    expect(call).toMatchObject({ state: 'answered', outcome: 'not-cleared', inferred: false });
    expect(call.detail).toMatch(/^The site cleared nothing\. The job stays open here\. Process again/);
    expect(after).toMatchObject({ state: 'open', custody: 'not-held', clearCount: null });
    expect(queue.notice).toMatchObject({ verb: 'finish', outcome: 'not-cleared' });
    expect(suggestion(queue)).toMatchObject({
      action: 'process',
      sentence: expect.stringContaining('cleared nothing when this job was finished'),
    });
    const ids = site.queue(QUEUE_UUID).add(2);
    await moveOnUntilEmpty(ctx);
    expect(await finishedRecordIds(ctx)).toEqual(ids);
    expect(await openCallsAndJobs(ctx)).toEqual({ calls: 0, jobs: 0 });
    const gone = await ctx.database.kysely
      .selectFrom('job')
      .select(['state', 'finish_inferred', 'clear_count'])
      .where('id', '=', job.id)
      .executeTakeFirstOrThrow();
    expect(gone).toEqual({ state: 'finished', finish_inferred: 1, clear_count: null });
  });

  it('is passed on to an integration byte for byte, leaves no job behind, and its next poll works', async () => {
    const { ctx, site } = await setUpLedger(kind);
    const erp = await makeIntegration(ctx, 'ERP sync');
    site.failNext('finish', answer(200, { body: NOTHING }));
    expect(await erp.finish(randomUUID())).toMatchObject({ status: 200, text: NOTHING });
    const [call, ...others] = await ctx.database.kysely
      .selectFrom('call')
      .select(['state', 'outcome', 'detail', 'job_id'])
      .execute();
    expect(others).toEqual([]);
    expect(call).toMatchObject({ state: 'answered', outcome: 'not-cleared', job_id: null });
    expect(call?.detail).toBe('The site cleared nothing. The job is not known here either.');
    const queue = await getQueueView(ctx, QUEUE_ID);
    expect(queue).toMatchObject({ openJob: null, unknownCall: null, busy: null });
    site.queue(QUEUE_UUID).add(2);
    expect((await erp.process()).status).toBe(200);
  });
});
