import type { Database } from '@/lib/db/database';
import { listPlaces } from '@/lib/db/queries/activity/list-places';
import { systemActor } from '@/lib/domain/actor';
import type { ProvenColumns } from '@/lib/domain/activity/canonical';
import { recordAct } from './record';
import { writtenTo } from './written';

/** Asked for at once. */
const BATCH = 100;

/**
 * Looks for the entries this process wrote moments ago. Of one that is no longer there, before it had its place in the chain, what it said is
 * written again, in an entry that says so: the chain covers that one, and `audit verify` tells of it. One that has its place is let go of.
 * @returns the entries that were missing.
 */
export async function findMissing(database: Database, now: number): Promise<ProvenColumns[]> {
  const written = writtenTo(database.kysely);
  const all = [...written.keys()];
  const missing: ProvenColumns[] = [];
  for (let start = 0; start < all.length; start += BATCH) {
    const signatures = all.slice(start, start + BATCH);
    const places = await listPlaces(database.kysely, signatures);
    for (const signature of signatures) {
      const row = written.get(signature);
      const place = places.get(signature);
      if (row === undefined || place === null) continue;
      if (place === undefined) {
        await recordMissing(database, row, now);
        missing.push(row);
      }
      written.delete(signature);
    }
  }
  return missing;
}

async function recordMissing(
  database: Database,
  { at, detail_json: detail, ...row }: ProvenColumns,
  now: number,
): Promise<void> {
  await recordAct(database.kysely, {
    at: now,
    actor: systemActor,
    verb: 'activity.miss',
    outcome: 'done',
    detail: {
      sentence:
        'An entry that this program had written was gone before it had its place: somebody removed it from the database, or the database lost its last seconds. What it said is here.',
      missing: { at: new Date(at).toISOString(), ...row, detail },
    },
  });
}
