import { randomUUID } from 'node:crypto';
import { recordAct } from '@/lib/audit/record';
import { writeJson } from '@/lib/db/json';
import { listQueueSites } from '@/lib/db/queries/queue/list-queue-sites';
import { putSetting } from '@/lib/db/queries/setting/put-setting';
import type { Actor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import type { Runtime } from '../runtime';
import { dropSampleDataLease, holdSampleDataLease } from './lease';
import { playScenario, type LoadedSampleData, type Progress } from './scenario';
import { SAMPLE_DATA_SETTING, sampleDataState, type KeptState } from './state';

const FAILED =
  'The sample data could not be loaded whole; the server’s log says why. What was made so far stays and works. Load it again to get the whole set beside it, or start fresh with an empty database.';
const NOT_AGAIN = 'The sample data is there already, or is being loaded. Nothing was changed.';

/**
 * Fills the built-in site with invented grants and three simulated days of traffic. It takes about half a minute.
 * What an earlier attempt left that did not come to its end stays, beside what is made now.
 * @throws AppError `conflict` when it is there already, or another process loads it now.
 */
export async function loadSampleData(
  runtime: Runtime,
  actor: Actor,
  onProgress: (progress: Progress) => void,
): Promise<LoadedSampleData> {
  const holder = randomUUID();
  if (!(await holdSampleDataLease(runtime, holder))) throw new AppError('conflict', NOT_AGAIN);
  try {
    const { state } = await sampleDataState(runtime);
    if (state === 'loaded') throw new AppError('conflict', NOT_AGAIN);
    const isFirst = (await listQueueSites(runtime.database.kysely)).length === 0;
    return await load(runtime, actor, async (progress) => {
      await keep(runtime, { ...progress, state: 'loading', problem: null, isFirst });
      await holdSampleDataLease(runtime, holder);
      onProgress(progress);
    });
  } finally {
    await dropSampleDataLease(runtime, holder);
  }
}

async function load(
  runtime: Runtime,
  actor: Actor,
  tell: (progress: Progress) => Promise<void>,
): Promise<LoadedSampleData> {
  try {
    await tell({ progress: 0, step: 'Preparing' });
    const loaded = await playScenario(runtime, actor, tell);
    await keep(runtime, { progress: 1, step: 'Ready', state: 'loaded', problem: null, isFirst: false });
    await recordAct(runtime.database.kysely, {
      at: runtime.console.clock.now(),
      actor,
      verb: 'sample-data.load',
      outcome: 'done',
      detail: { ...loaded },
    });
    return loaded;
  } catch (error) {
    await keep(runtime, { progress: 0, step: '', state: 'failed', problem: FAILED, isFirst: false });
    throw error;
  }
}

function keep(runtime: Runtime, state: Omit<KeptState, 'writtenAt'>): Promise<void> {
  const kept: KeptState = { ...state, writtenAt: runtime.console.clock.now() };
  return putSetting(runtime.database.kysely, SAMPLE_DATA_SETTING, writeJson(kept));
}
