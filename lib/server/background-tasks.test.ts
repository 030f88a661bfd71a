import { DefaultQueryCompiler } from 'kysely';
import { expect, it, onTestFinished, vi } from 'vitest';
import { cliActor } from '@/lib/domain/actor';
import { createAlert } from '@/lib/engine/alerts/create-alert';
import { saveRecords } from '@/lib/engine/records/save-records';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testRuntime } from '@/lib/testing/runtime';
import { backgroundTasks } from './background-tasks';

const OFTEN_MS = 5_000;

describeOnEachDatabase('what goes on by itself every few seconds', (kind) => {
  it('makes the text of no statement anew, with nothing to do and with a queue that fills', async () => {
    const runtime = await testRuntime(kind);
    const alert = { name: 'A', model_controller_type: 'grant_request', alert_trigger_type: 'Filter' };
    await createAlert(runtime.engine, alert, cliActor);
    const often = backgroundTasks(runtime).filter(({ everyMs }) => everyMs <= OFTEN_MS);
    expect(often.length).toBeGreaterThan(7);
    const round = async () => {
      for (const { run } of often) await run(new AbortController().signal);
    };
    const fill = () =>
      saveRecords(runtime.engine, [{ model: 'grant_request', values: { amount_requested: '1' } }], cliActor);
    for (let warm = 0; warm < 3; warm += 1) {
      await fill();
      await round();
    }
    await round();
    await fill();
    const made = vi.spyOn(DefaultQueryCompiler.prototype, 'compileQuery');
    onTestFinished(() => made.mockRestore());
    await round();
    await round();
    expect(made.mock.results.map((one) => (one.type === 'return' ? one.value.sql : one.type))).toEqual([]);
  });
});
