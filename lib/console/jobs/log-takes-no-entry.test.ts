import { expect, it } from 'vitest';
import type { ActContext } from '@/lib/console/context';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { QUEUE_ID, QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { finish } from '@/lib/testing/fake-site/move-on';
import { NOTHING_SEEN, setUpLedger } from '@/lib/testing/fake-site/set-up-ledger';
import { refuseEntries } from '@/lib/testing/refusing-log';
import { untilTrue } from '@/lib/testing/until-true';
import { watchedLog } from '@/lib/testing/watched-log';
import { getQueueView } from '../queues/queue-view';
import { processQueue } from './process';
import { readPayload } from './read-payload';

async function callsOf({ database }: ActContext): Promise<string[]> {
  const calls = await database.kysely
    .selectFrom('call')
    .select(['verb', 'state'])
    .orderBy('requested_at')
    .execute();
  return calls.map(({ verb, state }) => `${verb} ${state}`);
}

async function jobsOf({ database }: ActContext): Promise<string[]> {
  return (await database.kysely.selectFrom('job').select('state').execute()).map(({ state }) => state);
}

async function entriesOf({ database }: ActContext): Promise<string[]> {
  const entries = await database.kysely
    .selectFrom('activity')
    .select(['verb', 'outcome'])
    .orderBy('id')
    .execute();
  return entries.map(({ verb, outcome }) => `${verb} ${outcome}`);
}

/** A site with three records, and a log of the program whose lines can be waited for. */
async function setUp(kind: 'sqlite' | 'postgres') {
  const log = watchedLog();
  const { ctx, site } = await setUpLedger(kind, { log });
  const ids = site.queue(QUEUE_UUID).add(3);
  const triesAgain = () => untilTrue(() => log.messages.some((one) => one.includes('trying again')));
  return { ctx, site, ids, triesAgain };
}

/*
 * The site was called, which nothing undoes. What it did is written down with its entry once both can be; until then neither is.
 */
describeOnEachDatabase('while the activity log takes no entry', (kind) => {
  it('a process call is not settled and its job not shown; then both are there, and nobody was called twice', async () => {
    const { ctx, site, ids, triesAgain } = await setUp(kind);
    const allow = await refuseEntries(ctx.database, 'queue.process');
    const asked = processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    await triesAgain();
    expect([await callsOf(ctx), await jobsOf(ctx), await entriesOf(ctx)]).toEqual([
      ['process requested'],
      [],
      [],
    ]);
    expect(await getQueueView(ctx, QUEUE_ID)).toMatchObject({ openJob: null, busy: { verb: 'process' } });
    await allow();
    const { job } = await asked;
    expect([await callsOf(ctx), await jobsOf(ctx), await entriesOf(ctx)]).toEqual([
      ['process answered'],
      ['open'],
      ['queue.process done'],
    ]);
    const payload = await new Response((await readPayload(ctx, job?.id ?? '')).stream).text();
    expect(payload).toContain(job?.jobUuid);
    for (const id of ids) expect(payload).toContain(`"identity":${id}`);
    expect(site.count('process')).toBe(1);
  });

  it('a finish is not settled and its job not finished; then both are, and nobody was called twice', async () => {
    const { ctx, site, triesAgain } = await setUp(kind);
    const { job } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    if (job === null) throw new Error('A job was expected');
    const allow = await refuseEntries(ctx.database, 'job.finish');
    const asked = finish(ctx, job);
    await triesAgain();
    expect([await callsOf(ctx), await jobsOf(ctx), await entriesOf(ctx)]).toEqual([
      ['process answered', 'finish requested'],
      ['finishing'],
      ['queue.process done'],
    ]);
    await allow();
    expect((await asked).job).toMatchObject({ state: 'finished', jobUuid: job.jobUuid, clearCount: 3 });
    expect([await callsOf(ctx), await jobsOf(ctx), await entriesOf(ctx)]).toEqual([
      ['process answered', 'finish answered'],
      ['finished'],
      ['queue.process done', 'job.finish done'],
    ]);
    expect(site.count('finish')).toBe(1);
  });
});
