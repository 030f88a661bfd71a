import { listJobsByUuid } from '@/lib/db/queries/job/list-jobs-by-uuid';
import { listQueueNames, type QueueNames } from '@/lib/db/queries/queue/list-queue-names';
import type { Places } from '@/lib/domain/api/places';
import type { ConsoleContext } from '../context';

const MOST_QUEUES = 20;
const MOST_JOBS = 5;
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * Where somebody may want to go, by what they typed: queues that have every word in their name, site, model, trigger or Queue
 * UUID, and jobs by their whole Job UUID. Compared here and not by the database, whose two kinds differ in how they
 * compare letters beyond English.
 */
export async function findPlaces(ctx: ConsoleContext, text: string): Promise<Places> {
  const db = ctx.database.kysely;
  const words = wordsOf(text);
  const matching = (await listQueueNames(db)).filter((queue) => isMatch(queue, words));
  const jobs = /\s/.test(text)
    ? []
    : await listJobsByUuid(db, [...new Set([text, text.toLowerCase()])], MOST_JOBS);
  return {
    queues: matching
      .toSorted(
        (one, other) => rank(one, words) - rank(other, words) || collator.compare(one.name, other.name),
      )
      .slice(0, MOST_QUEUES)
      .map(({ id, name, site_name: siteName }) => ({ id, name, siteName })),
    matching: matching.length,
    jobs: jobs.map((job) => ({
      id: job.id,
      jobUuid: job.job_uuid,
      queueName: job.queue_name,
      state: job.state,
      openedAt: job.opened_at,
      recordCount: job.record_count,
    })),
  };
}

/** `request_transaction` is found by "request transaction" too. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().replaceAll('_', ' ').split(/\s+/).filter(Boolean);
}

function isMatch(queue: QueueNames, words: readonly string[]): boolean {
  const all = [queue.name, queue.site_name, queue.model, queue.trigger_type, queue.queue_uuid].join(' ');
  const text = all.toLowerCase().replaceAll('_', ' ');
  return words.every((word) => text.includes(word));
}

/** What begins with the words comes before what has them in its name, and that before what has them elsewhere. */
function rank({ name }: QueueNames, words: readonly string[]): number {
  const own = name.toLowerCase().replaceAll('_', ' ');
  if (own.startsWith(words.join(' '))) return 0;
  return words.every((word) => own.includes(word)) ? 1 : 2;
}
