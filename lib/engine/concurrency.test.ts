import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Database } from '@/lib/db/database';
import { readJson } from '@/lib/db/json';
import { systemActor } from '@/lib/domain/actor';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite } from '@/lib/testing/engine-site';
import type { EngineContext } from './context';
import { finishJob } from './queue/finish';
import { finishAnswer, processAnswer } from './queue/poll-endpoint';
import { processQueue } from './queue/process';
import { saveRecords } from './records/save-records';

/** What one of several processes does next: save so many new records, change a known record, process, or finish what it knows of. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), count: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('change' as const), pick: fc.nat() }),
  fc.record({ kind: fc.constant('process' as const), limit: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ kind: fc.constant('finish' as const), pick: fc.nat() }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** What the outside world has seen: changes that were acknowledged, and jobs that were handed out. */
class History {
  /** How often each record was changed, and so has to be queued. */
  readonly changes = new Map<number, number>();
  /** Records of each job as they were handed out, in the order in which the jobs were first seen. */
  readonly jobs = new Map<string, { text: string; entries: [timestamp: number, id: number][] }>();
  readonly cleared = new Map<string, number>();
  /** Answers that do not agree with an earlier one. */
  readonly contradictions: string[] = [];

  changed(id: number): void {
    this.changes.set(id, (this.changes.get(id) ?? 0) + 1);
  }

  handedOut(text: string): string | null {
    const { job_uuid: jobUuid, data } = processAnswer.parse(JSON.parse(text));
    if (jobUuid === null) return null;
    const known = this.jobs.get(jobUuid);
    if (known !== undefined && text !== known.text)
      this.contradictions.push(`${jobUuid} was redelivered with other bytes`);
    if (known === undefined)
      this.jobs.set(jobUuid, { text, entries: data.map((entry) => [entry.timestamp, entry.identity]) });
    return jobUuid;
  }

  finished(jobUuid: string, text: string): void {
    const answer = finishAnswer.parse(JSON.parse(text));
    const expected = this.jobs.get(jobUuid)?.entries.length;
    if (answer.job_uuid !== jobUuid || answer.clear_count !== expected)
      this.contradictions.push(`${jobUuid} of ${expected} records answered ${text}`);
    this.cleared.set(jobUuid, answer.clear_count);
  }
}

async function run(ctx: EngineContext, queueUuid: string, history: History, next: Step): Promise<void> {
  if (next.kind === 'create') {
    const saves = Array.from({ length: next.count }, () => ({ model: 'grant_request', values: {} }));
    for (const { id } of await saveRecords(ctx, saves, systemActor)) history.changed(id);
  } else if (next.kind === 'change') {
    const ids = [...history.changes.keys()];
    const id = ids[next.pick % Math.max(1, ids.length)];
    if (id === undefined) return;
    await saveRecords(
      ctx,
      [{ model: 'grant_request', id, values: { po_number: String(Math.random()) } }],
      systemActor,
    );
    history.changed(id);
  } else if (next.kind === 'process') {
    history.handedOut(await processQueue(ctx, { queueUuid, limit: next.limit, clientId: null }));
  } else {
    const uuids = [...history.jobs.keys()];
    const jobUuid = uuids[next.pick % Math.max(1, uuids.length)];
    if (jobUuid !== undefined) history.finished(jobUuid, await finishJob(ctx, { queueUuid, jobUuid }));
  }
}

async function drain(ctx: EngineContext, queueUuid: string, history: History): Promise<void> {
  for (;;) {
    const jobUuid = history.handedOut(await processQueue(ctx, { queueUuid, limit: null, clientId: null }));
    if (jobUuid === null) return;
    history.finished(jobUuid, await finishJob(ctx, { queueUuid, jobUuid }));
  }
}

function countEntries(history: History): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { entries } of history.jobs.values())
    for (const [, id] of entries) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** What the jobs of a queue hold, job after job as they were taken: in the order of its sequences, if order was kept. */
async function jobEntries(
  database: Database,
  alertId: number,
): Promise<[sequence: number, at: number, id: number][]> {
  const jobs = await database.kysely
    .selectFrom('engine_job')
    .select('entries_json')
    .where('alert_id', '=', alertId)
    .execute();
  return jobs
    .map((job) => readJson<[number, number, number][]>(job.entries_json))
    .sort((left, right) => (left[0]?.[0] ?? 0) - (right[0]?.[0] ?? 0))
    .flat();
}

describeOnEachDatabase('saves, process and finish at once', (kind) => {
  it('every change is in exactly one job, jobs keep the order of triggers, totals agree', async () => {
    const site = await testSite(kind);
    const processes = kind === 'postgres' ? [site.ctx, site.another(), site.another()] : [site.ctx];
    const workers = fc.array(fc.array(step, { minLength: 5, maxLength: 25 }), { minLength: 4, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(workers, async (histories) => {
        const alert = await site.makeAlert({ alert_trigger_type: 'Filter' });
        const history = new History();
        const working = histories.map(async (steps, index) => {
          const ctx = processes[index % processes.length] ?? site.ctx;
          for (const next of steps) {
            site.clock.advance(700);
            await run(ctx, alert.queueUuid, history, next);
          }
        });
        await Promise.all(working);
        await drain(site.ctx, alert.queueUuid, history);
        expect(history.contradictions).toEqual([]);
        expect(countEntries(history)).toEqual(history.changes);
        expect([...history.cleared.keys()].sort()).toEqual([...history.jobs.keys()].sort());
        const entries = await jobEntries(site.database, alert.id);
        expect(entries.map(([sequence]) => sequence)).toEqual(entries.map((_, index) => index + 1));
        const times = entries.map(([, triggeredAt]) => triggeredAt);
        expect(times).toEqual([...times].sort((left, right) => left - right));
        const total = [...history.changes.values()].reduce((left, right) => left + right, 0);
        const queue = await site.database.kysely
          .selectFrom('engine_queue')
          .selectAll()
          .where('alert_id', '=', alert.id)
          .executeTakeFirstOrThrow();
        expect(queue).toMatchObject({
          queued: 0,
          entered_total: total,
          taken_total: total,
          finished_total: total,
        });
      }),
      { numRuns: 12 },
    );
  });

  it('many changes of the same records from several processes are all seen, none lost', async () => {
    const site = await testSite(kind);
    const processes = kind === 'postgres' ? [site.ctx, site.another(), site.another()] : [site.ctx];
    const { queueUuid } = await site.makeAlert({
      alert_trigger_type: 'Field',
      trigger_fields: ['po_number'],
    });
    await site.makeAlert({ alert_trigger_type: 'Filter' });
    const ids = Array.from({ length: 20 }, (_, index) => index + 1);
    await saveRecords(
      site.ctx,
      ids.map(() => ({ model: 'grant_request', values: {} })),
      systemActor,
    );
    await Promise.all(
      Array.from({ length: 12 }, async (_, round) => {
        const order = round % 2 === 0 ? ids : [...ids].reverse();
        await saveRecords(
          processes[round % processes.length] ?? site.ctx,
          order.map((id) => ({ model: 'grant_request', id, values: { po_number: `${round}-${id}` } })),
          systemActor,
        );
      }),
    );
    const { data } = processAnswer.parse((await site.process(queueUuid)).json);
    expect(data).toHaveLength(12 * 20);
    const rows = await site.database.kysely.selectFrom('engine_record').select('version').execute();
    expect(rows.map((row) => row.version)).toEqual(ids.map(() => 13));
  });

  it('gives fifty process calls at once one job', async () => {
    const site = await testSite(kind);
    const { queueUuid } = await site.makeAlert({ alert_trigger_type: 'Filter' });
    await saveRecords(
      site.ctx,
      [1, 2, 3].map(() => ({ model: 'grant_request', values: {} })),
      systemActor,
    );
    const texts = await Promise.all(
      Array.from({ length: 50 }, async () => (await site.process(queueUuid)).text),
    );
    expect(new Set(texts).size).toBe(1);
    expect(await site.database.kysely.selectFrom('engine_job').selectAll().execute()).toHaveLength(1);
  });
});
