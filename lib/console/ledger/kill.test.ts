import { expect, it, onTestFinished, vi } from 'vitest';
import {
  describeOnEachDatabase,
  testDatabase,
  type DatabaseKind,
  type TestDatabase,
} from '@/lib/testing/database';
import {
  insertSiteAndQueue,
  ledgerContext,
  letLocksDie,
  QUEUE_UUID,
} from '@/lib/testing/fake-site/ledger-context';
import { finishedRecordIds, moveOnUntilEmpty } from '@/lib/testing/fake-site/move-on';
import { startLedgerChild, type LedgerChild } from '@/lib/testing/fake-site/run-child';
import { startFakeSite, type FakeSite } from '@/lib/testing/fake-site/server';
import type { Row } from '@/lib/db/schema';
import type { ActContext } from '../context';
import { settleOrphans } from './orphans';
import { LEDGER_STEPS, type LedgerStep } from './steps';

/** What a restart must make of a call whose process died right after a step. */
const AFTER_RESTART: Readonly<Record<LedgerStep, { state: string; outcome: RegExp; knowsUuid: boolean }>> = {
  'intent-committed': { state: 'failed', outcome: /not-sent/, knowsUuid: false },
  'send-recorded': { state: 'unknown', outcome: /interrupted/, knowsUuid: false },
  answered: { state: 'unknown', outcome: /interrupted/, knowsUuid: false },
  'bytes-stored': { state: 'unknown', outcome: /interrupted/, knowsUuid: true },
  'body-complete': { state: 'answered', outcome: /job|cleared/, knowsUuid: true },
  settled: { state: 'answered', outcome: /job|cleared/, knowsUuid: true },
};

vi.setConfig({ testTimeout: 120_000 });

/** The first call empties the first thousand records into a job, the second finishes it. */
const STEPS = [1, 2].flatMap((call) =>
  LEDGER_STEPS.map((step) => ({ call, step, stopAt: `${call} ${step}` })),
);

/** A process of the console is killed at one step after another, each time on a queue of its own. */
describeOnEachDatabase('a process killed with SIGKILL', (kind) => {
  it.each(STEPS)('at call and step "$stopAt" loses nothing', async ({ call, step, stopAt }) => {
    const { site, database, settings, ids } = await setUp(kind);
    const verb = call === 1 ? 'process' : 'finish';
    if (step === 'bytes-stored') holdRest(site, verb);
    if (step === 'body-complete') holdRest(site, verb, beginningStored(database, verb));
    const child = start(settings, { stopAt });
    expect(await child.nextLine()).toBe(`stopped ${stopAt}`);
    await child.kill();
    const ctx = ledgerContext(database);
    const { state, outcome, knowsUuid } = AFTER_RESTART[step];
    const settled = await restart(ctx, site, call);
    expect(settled.state).toBe(state);
    expect(settled.outcome).toMatch(outcome);
    expect(settled.found_job_uuid).toBe(knowsUuid ? site.queue(QUEUE_UUID).jobs[0]?.uuid : null);
    await expectNothingLost(ctx, site, ids);
  });

  it('with the whole answer stored needs no redelivery', async () => {
    const { site, database, settings, ids } = await setUp(kind);
    site.behaviour.outstanding = 'refuse';
    holdRest(site, 'process', beginningStored(database, 'process'));
    const child = start(settings, { stopAt: '1 body-complete' });
    expect(await child.nextLine()).toBe('stopped 1 body-complete');
    await child.kill();
    await expectNothingLost(ledgerContext(database), site, ids);
  });

  it('with the beginning of the answer stored knows the key to the job, on a site that gives nothing twice', async () => {
    const { site, database, settings } = await setUp(kind);
    site.behaviour.outstanding = 'refuse';
    holdRest(site, 'process');
    const child = start(settings, { stopAt: '1 bytes-stored' });
    await child.nextLine();
    await child.kill();
    const ctx = ledgerContext(database);
    const { body_bytes: stored } = await restart(ctx, site, 1);
    expect(stored).toBeGreaterThan(0);
    await moveOnUntilEmpty(ctx);
    expect(site.queue(QUEUE_UUID).open).toEqual([]);
    expect(await finishedRecordIds(ctx)).toHaveLength(500);
  });

  it('again and again, at whatever step, loses nothing', async () => {
    const { site, database, settings, ids } = await setUp(kind);
    holdRest(site, 'process');
    for (const stopAt of [
      '1 bytes-stored',
      '1 answered',
      '2 answered',
      '1 send-recorded',
      '1 body-complete',
    ]) {
      await letLocksDie(database);
      if (stopAt === '1 body-complete') holdRest(site, 'finish', beginningStored(database, 'finish'));
      const child = start(settings, { stopAt });
      expect(await child.nextLine()).toBe(`stopped ${stopAt}`);
      await child.kill();
    }
    await expectNothingLost(ledgerContext(database), site, ids);
  });
});

describeOnEachDatabase('three instances', (kind) => {
  it('make one upstream call when all their people press Process at once', { timeout: 120_000 }, async () => {
    const { site, database, settings } = await setUp(kind);
    let release = (): void => {};
    const until = new Promise<void>((resolve) => {
      release = resolve;
    });
    site.failNext('process', { kind: 'hold', until });
    const instances = [1, 2, 3].map(() => start(settings, { mode: 'race' }));
    for (const instance of instances) expect(await instance.nextLine()).toBe('ready');
    for (const instance of instances) instance.start();
    await untilAsked(database);
    release();
    const answers = await Promise.all(instances.map((instance) => instance.nextLine()));
    const calls = await database.kysely
      .selectFrom('call')
      .select('id')
      .where('verb', '=', 'process')
      .execute();
    expect(calls).toHaveLength(1);
    expect(site.count('process')).toBe(1);
    const said = new Set(answers.flatMap((line) => line.split(' ').slice(1)));
    said.delete('conflict');
    expect([...said]).toEqual(calls.map((call) => call.id));
  });
});

function start(
  settings: TestDatabase['settings'],
  options: Parameters<typeof startLedgerChild>[1],
): LedgerChild {
  const child = startLedgerChild(settings, options);
  onTestFinished(() => child.kill());
  return child;
}

async function setUp(kind: DatabaseKind): Promise<TestDatabase & { site: FakeSite; ids: string[] }> {
  const test = await testDatabase(kind);
  const site = await startFakeSite();
  onTestFinished(() => site.stop());
  await insertSiteAndQueue(ledgerContext(test.database), site);
  return { ...test, site, ids: site.queue(QUEUE_UUID).add(1500) };
}

/** The rest of the next answer comes late, or never: what came is committed alone. The Job UUID is in it. */
function holdRest(
  site: FakeSite,
  verb: 'process' | 'finish',
  until: Promise<void> = new Promise(() => {}),
): void {
  site.failNext(verb, { kind: 'hold-rest', share: 0.8, until });
}

/** The beginning of the answer that is coming now is stored. */
function beginningStored({ kysely }: TestDatabase['database'], verb: string): Promise<void> {
  return untilFound(() =>
    kysely
      .selectFrom('call')
      .select('id')
      .where('verb', '=', verb)
      .where('state', '=', 'requested')
      .where('body_bytes', '>', 0)
      .where('body_complete', '=', 0)
      .execute(),
  );
}

/** What a restart does: it settles, and calls nobody. @returns the call of that number, in the order of asking. */
async function restart(ctx: ActContext, site: FakeSite, number: number): Promise<Row<'call'>> {
  const calls = site.calls.length;
  await letLocksDie(ctx.database);
  await settleOrphans(ctx);
  expect(site.calls.length).toBe(calls);
  const rows = await ctx.database.kysely.selectFrom('call').selectAll().orderBy('id').execute();
  const row = rows[number - 1];
  if (row === undefined) throw new Error('The intent was not written');
  return row;
}

/** What a restart does, and then a person who follows the suggestions: everything must come out whole. */
async function expectNothingLost(ctx: ActContext, site: FakeSite, ids: readonly string[]): Promise<void> {
  await letLocksDie(ctx.database);
  await settleOrphans(ctx);
  const before = await ctx.database.kysely
    .selectFrom('call')
    .select('id')
    .where('state', '=', 'requested')
    .execute();
  expect(before).toEqual([]);
  await moveOnUntilEmpty(ctx);
  expect(await finishedRecordIds(ctx)).toEqual(ids);
  const known = await ctx.database.kysely.selectFrom('job').select(['job_uuid', 'state']).execute();
  const made = site.queue(QUEUE_UUID).jobs;
  expect(known.map((job) => job.job_uuid).sort()).toEqual(made.map((job) => job.uuid).sort());
  expect(known.every((job) => job.state === 'finished')).toBe(true);
  expect(made.every((job) => job.finished)).toBe(true);
}

/** The site has been asked: everybody else has claimed or is about to. */
function untilAsked({ kysely }: TestDatabase['database']): Promise<void> {
  return untilFound(() => kysely.selectFrom('call').select('id').where('sent_at', 'is not', null).execute());
}

/** Looks again and again: another process writes it. */
async function untilFound(look: () => Promise<readonly unknown[]>): Promise<void> {
  while ((await look()).length === 0) {
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}
