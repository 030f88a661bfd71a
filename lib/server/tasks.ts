import type { Database } from '@/lib/db/database';
import { dropLease } from '@/lib/db/queries/lease/drop-lease';
import { takeLease } from '@/lib/db/queries/lease/take-lease';
import type { Clock } from '@/lib/domain/clock';
import type { Log } from '@/lib/console/context';

/** Work that goes on in the background. Of many instances the one that holds the lease of its name does it. */
export interface Task {
  name: string;
  everyMs: number;
  /** One round. It stops early when `signal` is aborted. */
  run(signal: AbortSignal): Promise<void>;
  /** Ends when what its rounds left behind is done. */
  settled?(): Promise<void>;
}

export interface RunningTasks {
  /** Ends every task: waits for the rounds under way, gives the leases back. */
  stop(): Promise<void>;
}

/** How one round of a task ended. */
export interface TaskRound {
  task: string;
  /** Epoch milliseconds. */
  endedAt: number;
  tookMs: number;
  failed: boolean;
}

interface TaskContext {
  database: Database;
  clock: Clock;
  instanceId: string;
  log: Log;
  /** Told of every round that was run here. */
  onRound?: (round: TaskRound) => void;
}

/** A lease outlives this many missed rounds, so that one slow round does not move the work to another instance. */
const ROUNDS_PER_LEASE = 3;
const SHORTEST_LEASE_MS = 15_000;
/** Intervals are counted in these. One timer for all tasks: a process that is woken for each of them costs more than their work. */
const TICK_MS = 1_000;

/** Starts the tasks. A round that fails is logged, and the next one comes as usual; one that is due while the one before goes on is left out. */
export function startTasks(context: TaskContext, tasks: readonly Task[]): RunningTasks {
  const abort = new AbortController();
  const leases = makeLeases(context);
  const underWay = new Map<Task, Promise<void>>();
  let tick = 0;
  const timer = setInterval(() => {
    for (const task of tasks) {
      if (tick % Math.ceil(task.everyMs / TICK_MS) !== 0 || underWay.has(task)) continue;
      const round = runRound(context, task, { leases, signal: abort.signal });
      underWay.set(
        task,
        round.finally(() => underWay.delete(task)),
      );
    }
    tick += 1;
  }, TICK_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      abort.abort();
      await Promise.all(underWay.values());
      await Promise.all(tasks.map((task) => task.settled?.()));
      await Promise.all(tasks.map((task) => dropLease(context.database, task.name, context.instanceId)));
    },
  };
}

type Leases = ReturnType<typeof makeLeases>;

/**
 * The leases this process holds. One is renewed when a third of it is over: what comes round every second would write it down every
 * second otherwise, each time with a wait for the disk.
 */
function makeLeases({ database, clock, instanceId }: TaskContext) {
  const renewedAt = new Map<string, number>();
  return {
    async isHeld({ name, everyMs }: Task): Promise<boolean> {
      const ttlMs = Math.max(everyMs * ROUNDS_PER_LEASE, SHORTEST_LEASE_MS);
      const askedAt = performance.now();
      if (askedAt - (renewedAt.get(name) ?? Number.NEGATIVE_INFINITY) < ttlMs / 3) return true;
      renewedAt.delete(name);
      if (!(await takeLease(database, { name, instanceId, now: clock.now(), ttlMs }))) return false;
      renewedAt.set(name, askedAt);
      return true;
    },
  };
}

async function runRound(
  context: TaskContext,
  task: Task,
  { leases, signal }: { leases: Leases; signal: AbortSignal },
): Promise<void> {
  const began = performance.now();
  const ended = (failed: boolean) => {
    const tookMs = performance.now() - began;
    context.onRound?.({ task: task.name, endedAt: context.clock.now(), tookMs, failed });
  };
  try {
    if (signal.aborted || !(await leases.isHeld(task))) return;
    await task.run(signal);
    ended(false);
  } catch (error) {
    ended(true);
    context.log.error({ task: task.name, error }, 'A background task failed; it will be tried again');
  }
}
