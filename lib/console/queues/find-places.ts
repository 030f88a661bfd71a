import { listJobsByUuid } from '@/lib/db/queries/job/list-jobs-by-uuid';
import { listQueueNames, type QueueNames } from '@/lib/db/queries/queue/list-queue-names';
import type { Places } from '@/lib/domain/api/places';
import { shortName } from '@/lib/domain/shorten';
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
  const matching = (await listQueueNames(db)).flatMap((queue) => {
    const place = rankOf(queue, words);
    return place === null ? [] : [{ ...queue, name: shortName(queue.name), place }];
  });
  const jobs = /\s/.test(text)
    ? []
    : await listJobsByUuid(db, [...new Set([text, text.toLowerCase()])], MOST_JOBS);
  return {
    queues: matching
      .toSorted((one, other) => one.place - other.place || collator.compare(one.name, other.name))
      .slice(0, MOST_QUEUES)
      .map(({ id, name, site_name: site }) => ({ id, name, siteName: shortName(site) })),
    matching: matching.length,
    jobs: jobs.map((job) => ({
      id: job.id,
      jobUuid: job.job_uuid,
      queueName: shortName(job.queue_name),
      state: job.state,
      openedAt: job.opened_at,
      recordCount: job.record_count,
    })),
  };
}

/** `request_transaction` is found by "request transaction" too. */
function wordsOf(text: string): string[] {
  return comparable(text).split(/\s+/).filter(Boolean);
}

/**
 * What begins with the words comes before what has them in its name, and that before what has them elsewhere; null where one is missing.
 * Whole names are looked through, once each: one may be as long as a site likes.
 */
function rankOf(queue: QueueNames, words: readonly string[]): 0 | 1 | 2 | null {
  const own = comparable(queue.name);
  if (words.every((word) => own.includes(word))) return own.startsWith(words.join(' ')) ? 0 : 1;
  const rest = comparable(
    [queue.site_name, queue.model, queue.trigger_type, queue.queue_uuid].filter(Boolean).join(' '),
  );
  return words.every((word) => own.includes(word) || rest.includes(word)) ? 2 : null;
}

function comparable(text: string): string {
  return text.toLowerCase().replaceAll('_', ' ');
}
