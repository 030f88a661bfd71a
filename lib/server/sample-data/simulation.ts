import { sampleBuiltInSite } from '@/lib/console/sampling/sample-built-in-site';
import type { ConsoleContext } from '@/lib/console/context';
import type { Actor } from '@/lib/domain/actor';
import { ManualClock } from '@/lib/domain/clock';
import type { EngineContext } from '@/lib/engine/context';
import { makeEngineHandler } from '@/lib/engine/handler';
import type { Runtime } from '../runtime';

/** Who saves the records of the sample data, in their change log. */
export const samplePeople: Actor = {
  kind: 'sample',
  id: null,
  name: 'Sample data',
  role: 'admin',
  address: null,
};

/** The real engine and the real console over the real database, with a clock that the sample data sets. */
export interface Simulation {
  clock: ManualClock;
  engine: EngineContext;
  console: ConsoleContext;
  /** Moves the clock to `at` (epoch milliseconds) and takes one sample of the queues there. */
  sampleAt(at: number): Promise<void>;
}

/** Nothing is replaced but the clock: records are saved, queued, processed and finished by the program's own verbs. */
export function startSimulation(runtime: Runtime, begin: number): Simulation {
  const clock = new ManualClock(begin);
  // A handle of its own: what is cached for a database (a site's client and its token) must not outlive this clock.
  const database = { ...runtime.database };
  const engine: EngineContext = { ...runtime.engine, database, clock };
  const handler = makeEngineHandler(engine);
  const console: ConsoleContext = { ...runtime.console, database, clock, fetchFor: () => handler };
  return {
    clock,
    engine,
    console,
    sampleAt: async (at) => {
      clock.set(at);
      await sampleBuiltInSite(console);
    },
  };
}
