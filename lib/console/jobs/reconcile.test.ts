import { expect, it } from 'vitest';
import type { ActContext } from '@/lib/console/context';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { QUEUE_ID, QUEUE_UUID } from '@/lib/testing/fake-site/ledger-context';
import { NOTHING_SEEN, setUpLedger } from '@/lib/testing/fake-site/set-up-ledger';
import { refuseEntries } from '@/lib/testing/refusing-log';
import { watchedLog } from '@/lib/testing/watched-log';
import { untilTrue } from '@/lib/testing/until-true';
import { processQueue } from './process';
import { reconcileCall } from './reconcile';

async function callsOf({ database }: ActContext) {
  const calls = await database.kysely
    .selectFrom('call')
    .select(['id', 'state', 'outcome'])
    .orderBy('requested_at')
    .orderBy('id')
    .execute();
  return calls.map(({ state, outcome }) => `${state} ${outcome}`);
}

function entriesOf({ database }: ActContext, verb: string) {
  return database.kysely.selectFrom('activity').selectAll().where('verb', '=', verb).orderBy('id').execute();
}

const jobsOf = ({ database }: ActContext) => database.kysely.selectFrom('job').select('id').execute();

describeOnEachDatabase('a reconcile', (kind) => {
  it('is written down with what it settles, or it settles nothing until it can be', async () => {
    const log = watchedLog();
    const { ctx, site } = await setUpLedger(kind, { log });
    site.queue(QUEUE_UUID).add(3);
    site.failNext('process', { kind: 'reset', when: 'before', acts: true });
    const { call } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    expect(call.state).toBe('unknown');
    const processed = await entriesOf(ctx, 'queue.process');
    const allow = await refuseEntries(ctx.database, 'queue.reconcile');
    const asked = reconcileCall(ctx, QUEUE_ID, { callId: call.id });
    await untilTrue(() => log.messages.some((one) => one.includes('trying again')));
    expect(await callsOf(ctx)).toEqual([`unknown ${call.outcome}`, 'requested null']);
    expect(await jobsOf(ctx)).toEqual([]);
    expect(await entriesOf(ctx, 'queue.process')).toEqual(processed);
    await allow();
    const settled = await asked;
    expect(settled.job?.state).toBe('open');
    expect(await callsOf(ctx)).toEqual(['answered reconciled', 'answered redelivered']);
    expect(await jobsOf(ctx)).toHaveLength(1);
    expect(await entriesOf(ctx, 'queue.reconcile')).toMatchObject([
      {
        actor_id: ctx.actor.id,
        actor_name: ctx.actor.name,
        address: ctx.actor.address,
        target_kind: 'call',
        target_id: call.id,
        target_name: 'process',
        outcome: 'done',
        correlation_id: settled.call.id,
        detail_json: expect.stringContaining('It probably took job'),
      },
    ]);
  });

  it('that settles nothing is written down as that', async () => {
    const { ctx, site } = await setUpLedger(kind);
    site.queue(QUEUE_UUID).add(3);
    site.failNext('process', { kind: 'reset', when: 'before', acts: true });
    const { call } = await processQueue(ctx, QUEUE_ID, NOTHING_SEEN);
    site.failNext('process', { kind: 'reset', when: 'before', acts: true });
    const again = await reconcileCall(ctx, QUEUE_ID, { callId: call.id });
    expect(again.call.state).toBe('unknown');
    expect(await entriesOf(ctx, 'queue.reconcile')).toMatchObject([
      { target_id: call.id, outcome: 'unknown', correlation_id: again.call.id },
    ]);
  });
});
