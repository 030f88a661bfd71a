import { expect, it, onTestFinished, vi } from 'vitest';
import { systemClock } from '@/lib/domain/clock';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { startTasks, type RunningTasks, type Task } from './tasks';

function counted(run: () => void = () => {}): Task & { rounds: number } {
  const task = {
    name: 'counting',
    everyMs: 1000,
    rounds: 0,
    run: async () => {
      task.rounds += 1;
      run();
    },
  };
  return task;
}

function quietLog() {
  return { info: vi.fn<() => void>(), warn: vi.fn<() => void>(), error: vi.fn<() => void>() };
}

describeOnEachDatabase('background tasks', (kind) => {
  it('are done by one instance at a time, and by another when that one has stopped', async () => {
    const { database, open } = await testDatabase(kind);
    const other = kind === 'postgres' ? open() : database;
    const [first, second] = [counted(), counted()];
    const log = quietLog();
    const start = (instanceId: string, at: typeof database, task: Task): RunningTasks => {
      const running = startTasks({ database: at, clock: systemClock, instanceId, log }, [task]);
      onTestFinished(() => running.stop());
      return running;
    };
    const a = start('a', database, first);
    await vi.waitFor(() => expect(first.rounds).toBeGreaterThan(0), { timeout: 10_000 });
    start('b', other, second);
    const before = first.rounds;
    // Several rounds, of which not all renew the lease.
    await vi.waitFor(() => expect(first.rounds).toBeGreaterThan(before + 2), { timeout: 15_000 });
    expect(second.rounds).toBe(0);
    await a.stop();
    const done = first.rounds;
    await vi.waitFor(() => expect(second.rounds).toBeGreaterThan(0), { timeout: 10_000 });
    expect(first.rounds).toBe(done);
    expect(log.error).not.toHaveBeenCalled();
  });

  it('go on after a round that failed', async () => {
    const { database } = await testDatabase(kind);
    const failing = counted(() => {
      throw new Error('no luck');
    });
    const log = quietLog();
    const running = startTasks({ database, clock: systemClock, instanceId: 'a', log }, [failing]);
    onTestFinished(() => running.stop());
    await vi.waitFor(() => expect(failing.rounds).toBeGreaterThan(1), { timeout: 10_000 });
    expect(log.error).toHaveBeenCalled();
  });

  it('come as often as each is to, and never twice at once', async () => {
    const { database } = await testDatabase(kind);
    const [often, seldom] = [counted(), { ...counted(), name: 'seldom' }];
    let [atOnce, most] = [0, 0];
    let letGo = () => {};
    const slow: Task & { rounds: number } = { ...counted(), name: 'slow' };
    Object.assign(seldom, { everyMs: 3_000, run: async () => void (seldom.rounds += 1) });
    slow.run = async () => {
      slow.rounds += 1;
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise<void>((resolve) => (letGo = resolve));
      atOnce -= 1;
    };
    const log = quietLog();
    const tasks = [often, seldom, slow];
    const running = startTasks({ database, clock: systemClock, instanceId: 'a', log }, tasks);
    onTestFinished(() => running.stop());
    onTestFinished(() => letGo());
    // The first, the fourth and the seventh of those that come each second.
    await vi.waitFor(() => expect(seldom.rounds).toBe(3), { timeout: 30_000 });
    expect(often.rounds).toBeGreaterThanOrEqual(6);
    expect(often.rounds).toBeLessThanOrEqual(9);
    expect([slow.rounds, most]).toEqual([1, 1]);
    letGo();
    await vi.waitFor(() => expect(slow.rounds).toBe(2), { timeout: 10_000 });
    expect(most).toBe(1);
    letGo();
  });
});
