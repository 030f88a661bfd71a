import type { Database, Queryable } from '@/lib/db/database';

const SITE_ID = '00000000-0000-4000-8000-000000000001';
const HOUR_MS = 3_600_000;

export function queueIdOf(index: number): string {
  return `11111111-1111-4111-8111-${String(index).padStart(12, '0')}`;
}

/** Writes a site with so many queues that have counts, as a console that has watched them for a day has them. */
export async function fillQueues(database: Database, count: number): Promise<void> {
  const now = Date.now();
  await database.transaction(async (trx) => {
    await trx
      .insertInto('site')
      .values({
        id: SITE_ID,
        name: 'A real site',
        kind: 'remote',
        base_url: 'https://site.invalid',
        created_at: 0,
      })
      .execute();
    for (let index = 0; index < count; index += 1) await fillQueue(trx, index, now);
  });
}

async function fillQueue(trx: Queryable, index: number, now: number): Promise<void> {
  const id = queueIdOf(index);
  const queue = { model: 'grant_request', trigger_type: 'State', extra_fields_json: '[]', enabled: 1 };
  await trx
    .insertInto('queue')
    .values({
      ...queue,
      id,
      site_id: SITE_ID,
      queue_uuid: id,
      name: `Integration ${index}`,
      polled_by: 'nobody',
      created_at: 0,
    })
    .execute();
  const waiting = (index * 7919) % 900;
  await trx
    .insertInto('queue_reading')
    .values({
      queue_id: id,
      queued: waiting,
      queued_basis: 'exact',
      queued_at: now,
      processing: 0,
      processing_basis: 'exact',
      processing_at: now,
      oldest_triggered_at: now - waiting * 1000,
    })
    .execute();
  const thisHour = now - (now % HOUR_MS);
  const points = Array.from({ length: 24 }, (_, back) => ({
    tier: 'quarter',
    queue_id: id,
    at: thisHour - back * HOUR_MS,
    processed: (index * back) % 97,
    failed: 0,
  }));
  await trx.insertInto('history_point').values(points).execute();
}

/** A change that everybody who looks on is told of. */
export async function changeQueue(database: Database, index: number, queued: number): Promise<void> {
  await database.kysely
    .updateTable('queue_reading')
    .set({ queued })
    .where('queue_id', '=', queueIdOf(index))
    .execute();
}
