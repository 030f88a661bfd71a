import type { Database } from '@/lib/db/database';

/** Of the site that `insertManyQueues` writes. */
export const MANY_SITE_ID = '0198d3a0-0000-7000-8000-0000000000aa';
const HOUR_MS = 3_600_000;

/** What a name may be: a sentence, another script from right to left, or longer than any screen. */
const NAMES = [
  'Payments due',
  'Grants approved by the board',
  'مدفوعات جاهزة للصرف من الصندوق',
  'Organization contact details that changed since the last synchronisation with the accounting system',
  'x'.repeat(10_000),
  'Amendments',
];

/** Tracks so many queues of a real site that nobody calls, in every state of health, as its own screens would have. */
export async function insertManyQueues(database: Database, count: number, now: number): Promise<void> {
  const { kysely } = database;
  await kysely
    .insertInto('site')
    .values({
      id: MANY_SITE_ID,
      name: 'Evergreen Foundation',
      kind: 'remote',
      base_url: 'https://evergreen.example.org',
      credentials_sealed: null,
      created_at: now,
      archived_at: null,
    })
    .execute();
  for (let first = 0; first < count; first += 50) {
    const numbers = Array.from({ length: Math.min(50, count - first) }, (_one, index) => first + index);
    await kysely
      .insertInto('queue')
      .values(numbers.map((n) => queueOf(n, now)))
      .execute();
    await kysely
      .insertInto('queue_reading')
      .values(numbers.map((n) => readingOf(n, now)))
      .execute();
    const jobs = numbers.filter((n) => n % 16 === 1).map((n) => jobOf(n, now));
    if (jobs.length > 0) await kysely.insertInto('job').values(jobs).execute();
  }
}

/** Its id, and the UUID of its queue. */
function idOf(n: number): string {
  return `0198d3a0-0000-7000-9000-${String(n).padStart(12, '0')}`;
}

function queueOf(n: number, now: number) {
  const name = NAMES[n % NAMES.length] ?? '';
  return {
    id: idOf(n),
    site_id: MANY_SITE_ID,
    queue_uuid: idOf(n),
    name: n < NAMES.length ? name : `${name} ${n}`,
    model: 'grant_request',
    trigger_type: 'State',
    extra_fields_json: '[]',
    enabled: null,
    polled_by: 'nobody',
    created_at: now,
    archived_at: null,
  };
}

/** One of 8 has a backlog, one of 8 nobody knows anything of. */
function readingOf(n: number, now: number) {
  const kind = n % 8;
  const isKnown = kind !== 3;
  const queued = kind === 2 ? 12_400 + n * 1_000 : n % 5 === 0 ? 0 : n * 3;
  return {
    queue_id: idOf(n),
    queued: isKnown ? queued : null,
    queued_basis: isKnown ? 'observed' : 'unknown',
    queued_at: now - (n % 40) * 60_000,
    processing: n % 16 === 1 ? 840 : 0,
    processing_basis: 'ledger',
    processing_at: now,
    oldest_triggered_at: isKnown && queued > 0 ? now - (n % 30) * HOUR_MS - 60_000 : null,
  };
}

/** A job that is open for hours: its queue is stuck. */
function jobOf(n: number, now: number) {
  return {
    id: `0198d3a0-0000-7000-a000-${String(n).padStart(12, '0')}`,
    queue_id: idOf(n),
    job_uuid: `0198d3a0-0000-7000-b000-${String(n).padStart(12, '0')}`,
    state: 'open',
    opened_at: now - (2 + (n % 40)) * HOUR_MS,
    holder_kind: 'gateway',
    holder_name: 'ERP sync',
    custody: 'held',
    record_count: 840,
    finish_inferred: 0,
  };
}
