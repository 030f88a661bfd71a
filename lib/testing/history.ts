import type { QueueSample } from '@/lib/console/history/add-samples';

/** A sample that knows nothing; tests say what it does know. */
export const NOTHING_SAMPLED: Omit<QueueSample, 'queueId' | 'queuedAt'> = {
  queued: null,
  processing: null,
  oldestAgeMs: null,
  entered: null,
  processed: null,
  finished: null,
  failed: 0,
  oldestAgeBeforeMs: null,
  isRepeat: false,
};
