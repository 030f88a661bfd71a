import { expect, it, onTestFinished, vi } from 'vitest';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import {
  insertAccountOf,
  insertSiteAndQueue,
  ledgerContext,
  letLocksDie,
  operator,
  QUEUE_ID,
  QUEUE_UUID,
} from '@/lib/testing/fake-site/ledger-context';
import { finishedRecordIds } from '@/lib/testing/fake-site/move-on';
import { startLedgerChild } from '@/lib/testing/fake-site/run-child';
import { gate } from '@/lib/testing/gate';
import { startFakeSite } from '@/lib/testing/fake-site/server';
import type { ActContext } from '../context';
import { reconcileCall } from '../jobs/reconcile';
import { settleOrphans } from '../ledger/orphans';
import { getQueueView } from '../queues/queue-view';
import { drainAtWork } from './registry';
import { resumeDrain } from './resume';
import { stopDeadDrains } from './stop-dead-drains';
import { getDrain, listDrains } from './views';

vi.setConfig({ testTimeout: 120_000 });

const STOPS = ['1 processed', '1 noted', '1 finished', '2 processed', '2 tallied', 'process', 'finish'];

describeOnEachDatabase('a drain whose program is killed with SIGKILL', (kind) => {
  it.each(STOPS)('at "%s" is found stopped, and a person resumes it to the end', async (stopAt) => {
    const { database, settings } = await testDatabase(kind);
    const site = await startFakeSite();
    onTestFinished(() => site.stop());
    const ctx = ledgerContext(database);
    await insertSiteAndQueue(ctx, site);
    await insertAccountOf(ctx, operator);
    const ids = site.queue(QUEUE_UUID).add(2500);
    const hold = gate();
    const isHeld = stopAt === 'process' || stopAt === 'finish';
    if (isHeld) site.failNext(stopAt, { kind: 'hold', until: hold.until });
    const child = startLedgerChild(settings, { mode: 'drain', stopAt });
    onTestFinished(() => child.kill());
    expect(await child.nextLine()).toBe('draining');
    if (isHeld) while (site.count(stopAt) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    else await child.nextLine();
    await child.kill();
    hold.release();
    const calls = site.calls.length;
    const drainId = await restart(ctx);
    expect(await getDrain(ctx, drainId)).toMatchObject({
      state: 'stopped',
      reason: 'restart',
      resumable: true,
    });
    // A restart calls nobody: only a person lets a drain go on.
    expect(site.calls.length).toBe(calls);
    await reconcileIfUnknown(ctx);
    await resumeDrain(ctx, drainId);
    await drainAtWork(drainId);
    expect(await getDrain(ctx, drainId)).toMatchObject({
      state: 'done',
      reason: 'empty',
      rounds: 3,
      records: 2500,
    });
    expect(await finishedRecordIds(ctx)).toEqual(ids);
    expect(site.queue(QUEUE_UUID).open).toEqual([]);
  });
});

/** What every start does, once the locks of the dead are old enough. */
async function restart(ctx: ActContext): Promise<string> {
  await letLocksDie(ctx.database);
  await ctx.database.kysely.updateTable('drain').set({ renewed_at: 0 }).execute();
  await settleOrphans(ctx);
  await stopDeadDrains(ctx);
  const [drain] = await listDrains(ctx, QUEUE_ID);
  return drain?.id ?? '';
}

async function reconcileIfUnknown(ctx: ActContext): Promise<void> {
  const { unknownCall } = await getQueueView(ctx, QUEUE_ID);
  if (unknownCall !== null) await reconcileCall(ctx, QUEUE_ID, { callId: unknownCall.id });
}
