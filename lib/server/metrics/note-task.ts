import type { TaskRound } from '../tasks';
import type { Metrics } from './metrics';

/** Counts a round of a background task. */
export function noteTask(metrics: Metrics, { task, endedAt, tookMs, failed }: TaskRound): void {
  metrics.taskLastRun.set({ task }, endedAt / 1000);
  metrics.taskSeconds.set({ task }, tookMs / 1000);
  // Named from the first round on, so that an alert sees the first failure as a change.
  metrics.taskFailures.inc({ task }, failed ? 1 : 0);
  if (!failed) metrics.taskLastSuccess.set({ task }, endedAt / 1000);
}
