import { randomUUID } from 'node:crypto';
import { recordAct } from '@/lib/audit/record';
import { writeJson } from '@/lib/db/json';
import { putSetting } from '@/lib/db/queries/setting/put-setting';
import type { Actor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import type { Runtime } from '../runtime';
import { dropSampleDataLease, holdSampleDataLease } from './lease';
import { playScenario, type LoadedSampleData, type Progress } from './scenario';
import { SAMPLE_DATA_SETTING, sampleDataState, type KeptState } from './state';

const FRESH_START = 'For a fresh start, stop the program, empty its data folder and start again.';
const FAILED = `The sample data could not be loaded whole; the server’s log says why. What was made so far stays and works. ${FRESH_START}`;
const NOT_AGAIN = `The sample data is there already, or is being loaded. Nothing was changed. ${FRESH_START}`;

/**
 * Fills the built-in site with invented grants and three simulated days of traffic. It takes about half a minute.
 * @throws AppError `conflict` when it is there already, was begun before, or another process loads it now.
 */
export async function loadSampleData(
  runtime: Runtime,
  actor: Actor,
  onProgress: (progress: Progress) => void,
): Promise<LoadedSampleData> {
  const holder = randomUUID();
  if (!(await holdSampleDataLease(runtime, holder))) throw new AppError('conflict', NOT_AGAIN);
  try {
    if ((await sampleDataState(runtime)).state !== 'absent') throw new AppError('conflict', NOT_AGAIN);
    return await load(runtime, actor, async (progress) => {
      await keep(runtime, { ...progress, state: 'loading', problem: null });
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
    await keep(runtime, { progress: 1, step: 'Ready', state: 'loaded', problem: null });
    await recordAct(runtime.database.kysely, {
      at: runtime.console.clock.now(),
      actor,
      verb: 'sample-data.load',
      outcome: 'done',
      detail: { ...loaded },
    });
    return loaded;
  } catch (error) {
    await keep(runtime, { progress: 0, step: '', state: 'failed', problem: FAILED });
    throw error;
  }
}

function keep(runtime: Runtime, state: Omit<KeptState, 'writtenAt'>): Promise<void> {
  const kept: KeptState = { ...state, writtenAt: runtime.console.clock.now() };
  return putSetting(runtime.database.kysely, SAMPLE_DATA_SETTING, writeJson(kept));
}
