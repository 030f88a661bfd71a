import { expect, it } from 'vitest';
import type { Queryable } from '@/lib/db/database';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { QUEUE_ID, SITE_ID } from '@/lib/testing/fake-site/ledger-context';
import { setUpLedger } from '@/lib/testing/fake-site/set-up-ledger';
import { waitsForDisk } from '@/lib/testing/waits-for-disk';
import { callOnce } from './single-flight';

describeOnEachDatabase('the intent of a call', (kind) => {
  it.each([
    { of: 'another site is on disk before the call leaves', siteKind: 'remote', waits: true },
    { of: 'the built-in site goes there with what the site commits', siteKind: 'built-in', waits: false },
  ])('to $of', async ({ siteKind, waits }) => {
    const { ctx } = await setUpLedger(kind);
    const { kysely, support } = ctx.database;
    await kysely.updateTable('site').set({ kind: siteKind }).where('id', '=', SITE_ID).execute();
    const seen: boolean[] = [];
    const prepare = async (trx: Queryable) => void seen.push(await waitsForDisk(trx, support));
    const request = { queueId: QUEUE_ID, verb: 'process', job: null, expectation: {}, prepare } as const;
    const onStep = async (step: string) => {
      if (step === 'answered') seen.push(await waitsForDisk(kysely, support));
    };
    const call = await callOnce(ctx, request, { onStep });
    expect(call.state).toBe('answered');
    expect(seen).toEqual([waits, true]);
  });
});
