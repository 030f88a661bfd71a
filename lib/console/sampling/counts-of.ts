import type { CountBasis } from '@/lib/domain/counts';
import type { QueueFacts } from './site-facts';

/** What a site says of its counts, as columns of a queue's reading. */
export function countsOf(fact: QueueFacts, now: number) {
  return {
    queued: fact.queued,
    queued_basis: basisOf(fact.queued),
    queued_at: now,
    processing: fact.processing,
    processing_basis: basisOf(fact.processing),
    processing_at: now,
    oldest_triggered_at: fact.oldestTriggeredAt,
    problem: null,
  };
}

function basisOf(count: number | null): CountBasis {
  return count === null ? 'unknown' : 'exact';
}
