import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Database } from '@/lib/db/database';
import { readHead, writeHead } from '@/lib/domain/activity/head';
import { acts, begun, KEY, tablesWithoutRules } from '@/lib/testing/activity-chain';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { TAMPERINGS } from '@/lib/testing/tamperings';
import { beginChain } from './begin-chain';
import { readActivityHead } from './read-head';
import { sealActivity } from './seal';
import { verifyActivity } from './verify';

/** Does something and takes it back, so that the next run begins with a log that is whole. */
async function undone<T>(database: Database, work: (inside: Database) => Promise<T>): Promise<T> {
  const results: T[] = [];
  const back = new Error('undo');
  await database
    .transaction(async (trx) => {
      results.push(
        await work({
          ...database,
          kysely: trx,
          transaction: (within) => within(trx),
          snapshot: (within) => within(trx),
        }),
      );
      throw back;
    })
    .catch((error: unknown) => {
      if (error !== back) throw error;
    });
  const [result] = results;
  if (result === undefined) throw new Error('nothing was done');
  return result;
}

/** What is found only beside a head that was kept elsewhere: a log that ends earlier is a whole log. */
const CUTS_THE_END = new Set(['delete', 'cutEnd', 'empty']);

describeOnEachDatabase('tampering with the activity log', (kind) => {
  it.each(Object.keys(TAMPERINGS))('by %s is always found', { timeout: 120_000 }, async (name) => {
    const { database } = await begun(kind);
    await tablesWithoutRules(database);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 3, max: 25 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.boolean(),
        async (count, place, sealAfter) => {
          await acts(database, count);
          const head = await readActivityHead(database.kysely);
          if (head === null) throw new Error('nothing was sealed');
          expect((await verifyActivity(database, KEY, { kept: head })).problem).toBeNull();
          const found = await undone(database, async (inside) => {
            if (!(await TAMPERINGS[name]?.(inside, place))) return 'nothing was changed';
            // As the next start would, unless it refuses to.
            const refused = sealAfter
              ? await beginChain(inside, KEY, 2).then(
                  () => null,
                  (error: unknown) => String(error),
                )
              : null;
            if (refused !== null) return refused;
            if (sealAfter) await sealActivity(inside, KEY);
            const kept = CUTS_THE_END.has(name) ? readHead(writeHead(head)) : undefined;
            return (await verifyActivity(inside, KEY, { kept })).problem;
          });
          expect(found, `${name} at ${place}`).not.toBeNull();
        },
      ),
      { numRuns: 8 },
    );
  });
});
