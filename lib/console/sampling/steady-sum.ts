import type { SteadySum } from '../history/add-samples';
import type { QueueFacts } from './site-facts';

/** Whether a site tells the totals of a queue: only then is it known that nothing moved in it while they stood still. */
export function tellsTotals({ enteredTotal, takenTotal, finishedTotal }: QueueFacts): boolean {
  return enteredTotal !== null && takenTotal !== null && finishedTotal !== null;
}

/** What queues in which nothing moved add to the sum of their site at a moment; undefined where there are none. */
export function sumSteady(steady: readonly QueueFacts[], now: number): SteadySum | undefined {
  if (steady.length === 0) return undefined;
  let queued: number | null = null;
  let processing: number | null = null;
  let oldest: number | null = null;
  let queues = 0;
  for (const fact of steady) {
    if (fact.queued !== null) queued = (queued ?? 0) + fact.queued;
    if (fact.processing !== null) processing = (processing ?? 0) + fact.processing;
    if (fact.oldestTriggeredAt !== null) oldest = Math.min(oldest ?? Infinity, fact.oldestTriggeredAt);
    if (fact.queued !== null || fact.processing !== null) queues += 1;
  }
  const oldestAge = oldest === null ? null : Math.floor(Math.max(0, now - oldest) / 1000);
  const still = { entered: 0, processed: 0, finished: 0, failed: 0 };
  return { queued, processing, oldest_age_s: oldestAge, ...still, queues };
}
