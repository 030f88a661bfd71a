import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { systemActor, type Actor } from '@/lib/domain/actor';
import type { FieldValues } from '@/lib/domain/field-types';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { SITE_START, testSite, type TestSite } from '@/lib/testing/engine-site';
import { changeSiteSettings } from '../settings/change-settings';
import { deleteRecord } from './delete-record';
import { dropOldChanges } from './drop-old-changes';
import { listRecordChanges } from './list-record-changes';
import { saveRecords } from './save-records';

const model = 'grant_request';
const ada: Actor = { kind: 'person', id: 'ada', name: 'Ada', role: 'admin', address: null };
const never = new AbortController().signal;
const DAY = 24 * 60 * 60_000;

async function changesOf(site: TestSite, id: number, limit = 50) {
  const { changes } = await listRecordChanges(site.ctx, { model, id }, { before: null, limit });
  return changes;
}

/** A line in short: its kind, and the fields with old and new value. */
function inShort({ kind, fields }: Awaited<ReturnType<typeof changesOf>>[number]) {
  return [kind, Object.fromEntries(fields.map(({ name, before, after }) => [name, [before, after]]))];
}

async function countOf(site: TestSite, table: 'engine_change' | 'engine_change_set'): Promise<number> {
  return (await site.database.kysely.selectFrom(table).selectAll().execute()).length;
}

describeOnEachDatabase('the change log of records', (kind) => {
  it('tells who, when, and old and new values, of a record made, changed and deleted', async () => {
    const site = await testSite(kind);
    const values = { amount_requested: '12345678901234567890.25', project_summary: 'First' };
    await saveRecords(site.ctx, [{ model, values }], ada);
    site.clock.advance(1000);
    const update = {
      project_summary: 'Second',
      amount_requested: '12345678901234567890.250',
      state: 'granted',
    };
    await saveRecords(site.ctx, [{ model, id: 1, values: update }], systemActor, 'Import of grants.csv');
    site.clock.advance(1000);
    await deleteRecord(site.ctx, { model, id: 1 }, ada);
    const changes = await changesOf(site, 1);
    expect(changes.map(inShort)).toEqual([
      [
        'delete',
        {
          amount_requested: ['12345678901234567890.25', null],
          project_summary: ['Second', null],
          state: ['granted', null],
        },
      ],
      ['update', { project_summary: ['First', 'Second'], state: ['new', 'granted'] }],
      [
        'create',
        {
          amount_requested: [null, '12345678901234567890.25'],
          project_summary: [null, 'First'],
          state: [null, 'new'],
        },
      ],
    ]);
    expect(
      changes.map(({ at, actor, source, version }) => [at - SITE_START, actor.name, source, version]),
    ).toEqual([
      [2000, 'Ada', null, 2],
      [1000, 'System', 'Import of grants.csv', 2],
      [0, 'Ada', null, 1],
    ]);
  });

  it('has no line for a save that changed nothing, or that failed', async () => {
    const site = await testSite(kind);
    await saveRecords(site.ctx, [{ model, values: { po_number: 'A' } }], ada);
    await saveRecords(site.ctx, [{ model, id: 1, values: { po_number: 'A' } }], ada);
    const failing = [
      { model, values: { po_number: 'B' } },
      { model, id: 77, values: { po_number: 'C' } },
    ];
    await expect(saveRecords(site.ctx, failing, ada)).rejects.toMatchObject({ code: 'not-found' });
    await expect(deleteRecord(site.ctx, { model, id: 1, version: 7 }, ada)).rejects.toMatchObject({
      code: 'conflict',
    });
    expect([await countOf(site, 'engine_change_set'), await countOf(site, 'engine_change')]).toEqual([1, 1]);
  });

  it('commits with the records and their queue entries, or not at all', async () => {
    const site = await testSite(kind);
    const { id } = await site.makeAlert({ alert_trigger_type: 'Filter' });
    await saveRecords(site.ctx, [{ model, values: {} }], ada);
    await site.database.kysely.schema.dropTable('engine_change').execute();
    await expect(saveRecords(site.ctx, [{ model, values: {} }], ada)).rejects.toThrow(/engine_change/);
    await expect(deleteRecord(site.ctx, { model, id: 1 }, ada)).rejects.toThrow(/engine_change/);
    const records = await site.database.kysely.selectFrom('engine_record').select('id').execute();
    expect(records).toEqual([{ id: 1 }]);
    const queue = await site.database.kysely
      .selectFrom('engine_queue')
      .select('queued')
      .where('alert_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(queue.queued).toBe(1);
    expect(await countOf(site, 'engine_change_set')).toBe(1);
  });

  it('keeps what records made together have in common once, and still tells each its alerts', async () => {
    const site = await testSite(kind);
    await site.makeAlert({ name: 'Every', alert_trigger_type: 'Filter' });
    const filter = ['amount_requested', 'gt', '1300'];
    await site.makeAlert({ name: 'Big', alert_trigger_type: 'Filter', filter });
    const saves = Array.from({ length: 1500 }, (_, index) => ({
      model,
      values: { amount_requested: String(index + 1) },
    }));
    await saveRecords(site.ctx, saves, ada);
    expect(await countOf(site, 'engine_change')).toBe(2);
    for (const id of [1, 999, 1000, 1001, 1300, 1301, 1500]) {
      const [change, ...others] = await changesOf(site, id);
      expect(others).toEqual([]);
      expect(change?.fields).toContainEqual({ name: 'amount_requested', before: null, after: String(id) });
      expect(change?.queuedFor.map(({ name }) => name)).toEqual(id > 1300 ? ['Every', 'Big'] : ['Every']);
    }
    expect(await changesOf(site, 1501)).toEqual([]);
  });

  it('pages through a long history, also when the record goes on changing', async () => {
    const site = await testSite(kind);
    await saveRecords(
      site.ctx,
      [
        { model, values: {} },
        { model, values: {} },
      ],
      ada,
    );
    const save = (round: number) =>
      saveRecords(site.ctx, [{ model, id: 2, values: { po_number: String(round) } }], ada);
    for (let round = 1; round <= 7; round += 1) await save(round);
    const versions: number[] = [];
    for (let before: string | null = null; ;) {
      const page = await listRecordChanges(site.ctx, { model, id: 2 }, { before, limit: 3 });
      versions.push(...page.changes.map((change) => change.version));
      for (const change of page.changes.filter(({ version }) => version > 2))
        expect(inShort(change)).toEqual([
          'update',
          { po_number: [String(change.version - 2), String(change.version - 1)] },
        ]);
      await save(100 + versions.length);
      before = page.older;
      if (before === null) break;
    }
    expect(versions).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  });

  it('goes back to exactly what each save left, whatever was done', async () => {
    const site = await testSite(kind);
    const value = fc.option(fc.constantFrom('a', 'b', '10', 'é'), { nil: null });
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.record({ po_number: value, type: value }, { requiredKeys: [] }) },
      { weight: 1, arbitrary: fc.constant('delete' as const) },
    );
    let id = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 8 }),
        async (saves) => {
          id += 10;
          const left: (FieldValues | null)[] = [];
          const now: { values: FieldValues | null } = { values: null };
          for (const steps of saves) {
            const batch = [];
            for (const next of steps) {
              if (next === 'delete') continue;
              const isChange =
                now.values === null || Object.entries(next).some(([k, v]) => (now.values?.[k] ?? null) !== v);
              batch.push(
                now.values === null ? { model, values: { id, ...next } } : { model, id, values: next },
              );
              now.values = { ...now.values, ...next };
              if (isChange) left.push(now.values);
            }
            await saveRecords(site.ctx, batch, ada);
            if (steps.includes('delete') && now.values !== null) {
              await deleteRecord(site.ctx, { model, id }, ada);
              now.values = null;
              left.push(null);
            }
          }
          const changes = (await changesOf(site, id)).toReversed();
          const state: Record<string, unknown> = {};
          const seen = changes.map((change) => {
            for (const { name, before, after } of change.fields) {
              expect(state[name] ?? null).toBe(before);
              state[name] = after;
            }
            return change.kind === 'delete' ? null : [state['po_number'] ?? null, state['type'] ?? null];
          });
          expect(seen).toEqual(
            left.map((values) => values && [values['po_number'] ?? null, values['type'] ?? null]),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is dropped when it is older than the settings say', async () => {
    const site = await testSite(kind);
    await changeSiteSettings(site.ctx, { changeLogDays: 30 }, systemActor);
    await saveRecords(site.ctx, [{ model, values: {} }], ada);
    site.clock.advance(29 * DAY);
    await saveRecords(site.ctx, [{ model, id: 1, values: { po_number: 'A' } }], ada);
    expect(await dropOldChanges(site.ctx, never)).toBe(0);
    site.clock.advance(2 * DAY);
    expect(await dropOldChanges(site.ctx, never)).toBe(1);
    expect((await changesOf(site, 1)).map(inShort)).toEqual([['update', { po_number: [null, 'A'] }]]);
    expect([await countOf(site, 'engine_change_set'), await countOf(site, 'engine_change')]).toEqual([1, 1]);
  });
});
