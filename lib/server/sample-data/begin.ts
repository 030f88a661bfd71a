import type { Actor } from '@/lib/domain/actor';
import { isAppError } from '@/lib/domain/errors';
import type { Runtime } from '../runtime';
import { loadSampleData } from './load';
import { sampleDataState, type SampleDataState } from './state';

/**
 * Begins to load the sample data and answers at once; how far it is, `sampleDataState` tells. Asked a second time while it
 * loads, or when it is there, it only tells. What kept it from beginning is thrown; what fails later is told as its state.
 */
export async function beginSampleData(runtime: Runtime, actor: Actor): Promise<SampleDataState> {
  const before = await sampleDataState(runtime);
  if (before.state === 'loading' || before.state === 'loaded') return before;
  const begun = new Promise<void>((resolve, reject) => {
    loadSampleData(runtime, actor, () => resolve()).catch((error: unknown) => {
      // Somebody else began it a moment ago.
      if (isAppError(error) && error.code === 'conflict') return resolve();
      runtime.log.error({ error }, 'The sample data could not be loaded');
      reject(error);
    });
  });
  await begun;
  return sampleDataState(runtime);
}
