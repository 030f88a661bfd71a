import path from 'node:path';
import { openDatabase } from '../../lib/db/database';
import type { ServerProcess } from '../../lib/testing/server-process';
import { SITE_ID } from '../fake-fluxx';

const THINGS = ['Grants approved', 'Payments due', 'Reports late', 'Contacts changed', 'Budgets revised'];
const REGIONS = ['North', 'South', 'East', 'West', 'Overseas'];

/** Writes a thousand queues of one site into the tables, as a large installation has them. */
export async function addManyQueues(server: ServerProcess): Promise<void> {
  const now = Date.now();
  const database = openDatabase({ kind: 'sqlite', file: path.join(server.dataDir, 'console.db') });
  const ids = Array.from({ length: 1000 }, (_, index) => index);
  try {
    for (const index of ids) {
      const id = `0198d3a0-0000-7000-9000-${String(index).padStart(12, '0')}`;
      const name = `${THINGS[index % 5]}, ${REGIONS[Math.floor(index / 5) % 5]} ${index}`;
      await database.kysely
        .insertInto('queue')
        .values({
          id,
          site_id: SITE_ID,
          queue_uuid: id,
          name,
          model: index % 2 === 0 ? 'grant_request' : 'request_transaction',
          trigger_type: index % 3 === 0 ? 'State' : 'Change',
          extra_fields_json: '[]',
          enabled: 1,
          polled_by: 'nobody',
          created_at: now,
          archived_at: null,
        })
        .execute();
      await database.kysely
        .insertInto('queue_reading')
        .values(readingOf(id, index, now))
        .execute();
    }
  } finally {
    await database.close();
  }
}

function readingOf(id: string, index: number, now: number) {
  const queued = index % 4 === 0 ? (index * 7919) % 25_000 : 0;
  return {
    queue_id: id,
    queued,
    queued_basis: index % 9 === 0 ? 'at-least' : 'observed',
    queued_at: now,
    processing: 0,
    processing_basis: 'ledger',
    processing_at: now,
    oldest_triggered_at: queued === 0 ? null : now - index * 60_000,
    entered_total: null,
    taken_total: null,
    finished_total: null,
    problem: null,
  };
}
