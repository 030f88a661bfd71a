import type { z } from 'zod';
import { readJson } from '@/lib/db/json';
import { getSetting } from '@/lib/db/queries/setting/get-setting';
import type { sampleDataResponse } from '@/lib/domain/api/views';
import type { Runtime } from '../runtime';

export type SampleDataState = z.infer<typeof sampleDataResponse>;

/** The setting that says how far the sample data is; absent when it was never asked for. */
export const SAMPLE_DATA_SETTING = 'sample-data';
/** Progress is written at least this often; a state older than this belongs to a process that died. */
export const STALE_AFTER_MS = 60_000;

export interface KeptState extends SampleDataState {
  /** Epoch milliseconds of the real clock. */
  writtenAt: number;
}

const ABSENT: SampleDataState = { state: 'absent', progress: 0, step: '', problem: null };
const STOPPED =
  'Loading stopped in the middle: the program was ended. What was made so far stays and works. For a fresh start, stop the program, empty its data folder and start again.';

/** Whether the sample data is there, and how far it is. */
export async function sampleDataState(runtime: Runtime): Promise<SampleDataState> {
  const kept = await getSetting(runtime.database.kysely, SAMPLE_DATA_SETTING);
  if (kept === undefined) return ABSENT;
  const { writtenAt, ...state } = readJson<KeptState>(kept);
  const isDead = state.state === 'loading' && runtime.console.clock.now() - writtenAt > STALE_AFTER_MS;
  return isDead ? { ...state, state: 'failed', problem: STOPPED } : state;
}
