import { expect, it } from 'vitest';
import { ManualClock } from '@/lib/domain/clock';
import { putSetting } from '@/lib/db/queries/setting/put-setting';
import { addSamples } from '@/lib/console/history/add-samples';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { ledgerContext } from '@/lib/testing/fake-site/ledger-context';
import { NOTHING_SAMPLED } from '@/lib/testing/history';
import { insertManyQueues, MANY_SITE_ID } from '@/lib/testing/many-queues';
import { watchStatements } from '@/lib/testing/watch-statements';
import { LiveRows } from './live-rows';

const NOW = Date.UTC(2026, 10, 24, 12, 15);

describeOnEachDatabase('the rows that viewers know', (kind) => {
  it('are read again with one look at the history, however many of them changed', async () => {
    const { database } = await testDatabase(kind);
    await insertManyQueues(database, 40, NOW);
    const { db, statements } = watchStatements(database.kysely);
    const clock = new ManualClock(NOW);
    const rows = new LiveRows(ledgerContext({ ...database, kysely: db }, { clock }));
    await rows.load();
    const ids = [...rows.ids()].slice(7, 12);
    for (const [index, queueId] of ids.entries())
      await addSamples(database.kysely, database.support, {
        siteId: MANY_SITE_ID,
        now: NOW,
        before: null,
        samples: [{ ...NOTHING_SAMPLED, queueId, queuedAt: NOW, processed: index + 1 }],
      });
    statements.length = 0;
    const { changed } = await rows.refresh(new Map(ids.map((id) => [id, new Set()])), false);
    expect(changed.map(({ id, spark }) => [id, spark?.at(-1)])).toEqual(
      ids.map((id, index) => [id, index + 1]),
    );
    expect(statements.filter(({ sql }) => sql.includes('queue_history'))).toHaveLength(1);
  });

  it('are told as unseen when nothing looks at their site any more, once, and again when something does', async () => {
    const { database } = await testDatabase(kind);
    await insertManyQueues(database, 8, NOW);
    const clock = new ManualClock(NOW);
    const rows = new LiveRows(ledgerContext(database, { clock }));
    const sampled = () => putSetting(database.kysely, `sampled-at:${MANY_SITE_ID}`, String(clock.now()));
    await sampled();
    await rows.load();
    clock.advance(30_000);
    expect((await rows.rejudge()).changed).toEqual([]);
    expect(rows.unseenSites().has(MANY_SITE_ID)).toBe(false);
    clock.advance(5_000);
    const { changed } = await rows.rejudge();
    // Trouble too, which stays what it was.
    expect(changed).toHaveLength(8);
    expect(new Set(changed.map(({ health }) => health?.state))).toEqual(
      new Set(['backlog', 'stuck', 'unknown']),
    );
    expect(rows.unseenSites().has(MANY_SITE_ID)).toBe(true);
    expect((await rows.rejudge()).changed).toEqual([]);
    await sampled();
    const again = (await rows.rejudge()).changed;
    expect(again).toHaveLength(8);
    expect(again.map(({ health }) => health?.state)).toContain('healthy');
    expect(rows.unseenSites().has(MANY_SITE_ID)).toBe(false);
  });
});
