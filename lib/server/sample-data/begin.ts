import { recordAct } from '@/lib/audit/record';
import type { Actor } from '@/lib/domain/actor';
import type { Runtime } from '../runtime';
import { loadSampleData } from './load';
import { sampleDataState, type SampleDataState } from './state';

/**
 * Begins to load the sample data and answers at once; how far it is, `sampleDataState` tells. Asked a second time while it
 * loads, or when it is there, it only tells.
 */
export async function beginSampleData(runtime: Runtime, actor: Actor): Promise<SampleDataState> {
  const before = await sampleDataState(runtime);
  if (before.state === 'loading' || before.state === 'loaded') return before;
  await recordAct(runtime.database.kysely, {
    at: runtime.console.clock.now(),
    actor,
    verb: 'sample-data.begin',
    outcome: 'done',
  });
  const begun = new Promise<void>((resolve) => {
    loadSampleData(runtime, actor, () => resolve()).catch((error: unknown) => {
      runtime.log.error({ error }, 'The sample data could not be loaded');
      resolve();
    });
  });
  await begun;
  return sampleDataState(runtime);
}
