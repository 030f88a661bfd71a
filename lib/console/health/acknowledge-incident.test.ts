import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { ActContext } from '@/lib/console/context';
import { describeOnEachDatabase, testDatabase, type TestDatabase } from '@/lib/testing/database';
import {
  insertSiteAndQueue,
  ledgerContext,
  operator,
  QUEUE_ID,
  UNUSED_CREDENTIALS,
} from '@/lib/testing/fake-site/ledger-context';
import { acknowledgeIncident } from './acknowledge-incident';
import { readIncidents } from './incidents';

const ID = '0190a0f0-0000-7000-8000-000000000000';

async function withIncident({ database }: Pick<TestDatabase, 'database'>): Promise<ActContext> {
  const ctx = ledgerContext(database);
  const credentials = UNUSED_CREDENTIALS;
  await insertSiteAndQueue(ctx, { baseUrl: 'http://site.invalid', credentials });
  const incident = { id: ID, queue_id: QUEUE_ID, state: 'stuck', sentence: 'It is stuck.', opened_at: 1 };
  await database.kysely.insertInto('incident').values(incident).execute();
  return ctx;
}

function by(ctx: ActContext, name: string): ActContext {
  return { ...ctx, actor: { ...operator, name } };
}

async function whoHasIt(ctx: ActContext): Promise<(string | undefined)[]> {
  const { incidents } = await readIncidents(ctx, { state: 'all' });
  return incidents.map(({ acknowledged }) => acknowledged?.by);
}

async function acts({ database }: ActContext): Promise<unknown[]> {
  return database.kysely.selectFrom('activity').select('verb').execute();
}

describeOnEachDatabase('an incident', (kind) => {
  it('is in the hands of the first who takes it; when it is over, of nobody else', async () => {
    const ctx = await withIncident(await testDatabase(kind));
    await acknowledgeIncident(by(ctx, 'Ada'), ID);
    await acknowledgeIncident(by(ctx, 'Bob'), ID);
    expect(await whoHasIt(ctx)).toEqual(['Ada']);
    expect(await acts(ctx)).toEqual([{ verb: 'incident.acknowledge' }]);
    const over = { resolved_at: 2, acknowledged_at: null, acknowledged_by: null };
    await ctx.database.kysely.updateTable('incident').set(over).execute();
    await expect(acknowledgeIncident(ctx, ID)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('two who take an incident at once', () => {
  it('are one: the first', async () => {
    const { database, open } = await testDatabase('postgres');
    const ctx = await withIncident({ database });
    const isOver = new AbortController();
    let second = Promise.resolve();
    await open().transaction(async (trx) => {
      await trx.updateTable('incident').set({ acknowledged_at: 1, acknowledged_by: 'Ada' }).execute();
      second = acknowledgeIncident(by(ctx, 'Bob'), ID).finally(() => isOver.abort());
      while (!isOver.signal.aborted && !(await isWaiting(ctx)));
    });
    await second;
    expect(await whoHasIt(ctx)).toEqual(['Ada']);
    expect(await acts(ctx)).toEqual([]);
  });
});

/** Whether somebody waits for what another has written and not committed. */
async function isWaiting({ database }: ActContext): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(database.kysely);
  return rows.length > 0;
}
