import type { z } from 'zod';
import { readJson } from '@/lib/db/json';
import { getSetting } from '@/lib/db/queries/setting/get-setting';
import type { overviewResponse, sampleDataResponse } from '@/lib/domain/api/views';
import { SAMPLE_DATA_LEASE } from '@/lib/domain/sample-data';
import type { Runtime } from '../runtime';

export type SampleDataState = z.infer<typeof sampleDataResponse>;
type OverviewResponse = z.infer<typeof overviewResponse>;

/** The setting that says how far the sample data is; absent when it was never asked for. */
export const SAMPLE_DATA_SETTING = 'sample-data';
/** Progress is written at least this often; a state older than this belongs to a process that died. */
export const STALE_AFTER_MS = SAMPLE_DATA_LEASE.ttlMs;

export interface KeptState extends SampleDataState {
  /** There was no queue when it began: nobody misses one while it is loaded. */
  isFirst: boolean;
  /** Epoch milliseconds of the real clock. */
  writtenAt: number;
}

const ABSENT: KeptState = {
  state: 'absent',
  progress: 0,
  step: '',
  problem: null,
  isFirst: false,
  writtenAt: 0,
};
const STOPPED =
  'Loading stopped in the middle: the program was ended. What was made so far stays and works, but the queues are not what they were to show. Load it again to get the whole set beside it, or start fresh with an empty database.';

/** Whether the sample data is there, and how far it is. */
export async function sampleDataState(runtime: Runtime): Promise<SampleDataState> {
  const { writtenAt: _at, isFirst: _first, ...state } = await readKept(runtime);
  return state;
}

/** What it means for the overview: `first` where nothing else is there to show, `beside` the queues that are. */
export async function sampleDataOnOverview(runtime: Runtime): Promise<OverviewResponse['sampleData']> {
  const { state, isFirst } = await readKept(runtime);
  if (state === 'failed') return 'failed';
  if (state !== 'loading') return 'none';
  return isFirst ? 'first' : 'beside';
}

async function readKept(runtime: Runtime): Promise<KeptState> {
  const text = await getSetting(runtime.database.kysely, SAMPLE_DATA_SETTING);
  if (text === undefined) return ABSENT;
  const kept = readJson<KeptState>(text);
  const isDead = kept.state === 'loading' && runtime.console.clock.now() - kept.writtenAt > STALE_AFTER_MS;
  return isDead ? { ...kept, state: 'failed', problem: STOPPED } : kept;
}
