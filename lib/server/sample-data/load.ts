import { randomUUID } from 'node:crypto';
import { recordAct, type Act } from '@/lib/audit/record';
import type { Queryable } from '@/lib/db/database';
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
 * What an earlier attempt left that did not come to its end stays, beside what is made now. That it began and that it is there are in
 * the activity log.
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
    await begin(runtime, actor, isFirst);
    return await load(runtime, actor, async (progress) => {
      await keep(runtime, runtime.database.kysely, {
        ...progress,
        state: 'loading',
        problem: null,
        isFirst,
      });
      await holdSampleDataLease(runtime, holder);
      onProgress(progress);
    });
  } finally {
    await dropSampleDataLease(runtime, holder);
  }
}

async function begin(runtime: Runtime, actor: Actor, isFirst: boolean): Promise<void> {
  await runtime.database.transaction(async (trx) => {
    const first = { progress: 0, step: 'Preparing', problem: null, isFirst };
    await keep(runtime, trx, { ...first, state: 'loading' });
    await recordAct(trx, actOf(runtime, actor, 'sample-data.begin'));
  });
}

function actOf(runtime: Runtime, actor: Actor, verb: 'sample-data.begin' | 'sample-data.load'): Act {
  return { at: runtime.console.clock.now(), actor, verb, outcome: 'done' };
}

async function load(
  runtime: Runtime,
  actor: Actor,
  tell: (progress: Progress) => Promise<void>,
): Promise<LoadedSampleData> {
  try {
    await tell({ progress: 0, step: 'Preparing' });
    const loaded = await playScenario(runtime, actor, tell);
    await runtime.database.transaction(async (trx) => {
      await keep(runtime, trx, { ...NOTHING_LEFT, progress: 1, step: 'Ready', state: 'loaded' });
      await recordAct(trx, { ...actOf(runtime, actor, 'sample-data.load'), detail: { ...loaded } });
    });
    return loaded;
  } catch (error) {
    await keep(runtime, runtime.database.kysely, { ...NOTHING_LEFT, state: 'failed', problem: FAILED });
    throw error;
  }
}

const NOTHING_LEFT = { progress: 0, step: '', problem: null, isFirst: false };

function keep(runtime: Runtime, trx: Queryable, state: Omit<KeptState, 'writtenAt'>): Promise<void> {
  const kept: KeptState = { ...state, writtenAt: runtime.console.clock.now() };
  return putSetting(trx, SAMPLE_DATA_SETTING, writeJson(kept));
}
