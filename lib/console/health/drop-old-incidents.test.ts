import { expect, it } from 'vitest';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { notifyTest, tell, webhookOf, type NotifyTest } from '@/lib/testing/notify-test';
import { dropOldIncidents } from './drop-old-incidents';

const DAY = 24 * 3_600_000;
const ALL = [1, 2, 3, 4];

async function endedAgo({ ctx, clock }: NotifyTest, number: number, days: number): Promise<void> {
  const at = clock.now() - days * DAY;
  await ctx.database.kysely
    .updateTable('incident')
    .set({ resolved_at: at, resolution: 'recovered' })
    .where('id', '=', `incident-${number}`)
    .execute();
}

async function toldAgo({ ctx, clock }: NotifyTest, numbers: readonly number[], days: number): Promise<void> {
  await ctx.database.kysely
    .updateTable('notification')
    .set({ state: 'delivered', next_attempt_at: null, ended_at: clock.now() - days * DAY })
    .where(
      'incident_id',
      'in',
      numbers.map((number) => `incident-${number}`),
    )
    .execute();
}

async function left({ ctx }: NotifyTest) {
  const db = ctx.database.kysely;
  const incidents = await db.selectFrom('incident').select('id').orderBy('id').execute();
  const told = await db.selectFrom('notification').select('incident_id').orderBy('incident_id').execute();
  const numberOf = (id: string | null) => Number(id?.replace('incident-', ''));
  return {
    incidents: incidents.map(({ id }) => numberOf(id)),
    told: told.map(({ incident_id: id }) => numberOf(id)),
  };
}

describeOnEachDatabase('housekeeping', (kind) => {
  it('keeps incidents for 400 days, and longer while they stand or the delivery log names them', async () => {
    const test = await notifyTest(kind);
    const { channelId } = await webhookOf(test);
    await tell(test, channelId, 'opened', ALL);
    test.clock.advance(500 * DAY);
    await endedAgo(test, 1, 401);
    await endedAgo(test, 2, 399);
    await endedAgo(test, 3, 401);
    await toldAgo(test, ALL, 401);
    await toldAgo(test, [3], 89);
    await dropOldIncidents(test.ctx);
    expect(await left(test)).toEqual({ incidents: [2, 3, 4], told: [3, 4] });
  });
});
