import type { Queryable } from '@/lib/db/database';
import { readJson, writeJson } from '@/lib/db/json';
import { getSetting } from '@/lib/db/queries/setting/get-setting';
import { putSetting } from '@/lib/db/queries/setting/put-setting';

/** When a site was sampled last, for whoever begins a sample of it; null for the first time. */
export async function lastSampled(db: Queryable, siteId: string): Promise<number | null> {
  const stored = await getSetting(db, nameOf(siteId));
  return stored === undefined ? null : readJson<number>(stored);
}

/**
 * Notes that a site is sampled now, by somebody who began when it had been sampled last at `before`.
 * @returns false when another sample was taken while this one was on its way, and nothing is noted then: its running totals are older,
 * and would look as if the site had begun anew. The next sample counts what this one would have. Instances' clocks may differ, so
 * none is asked which sample came first.
 */
export async function takeTurn(
  trx: Queryable,
  siteId: string,
  { before, now }: { before: number | null; now: number },
): Promise<boolean> {
  if ((await lastSampled(trx, siteId)) !== before) return false;
  await putSetting(trx, nameOf(siteId), writeJson(now));
  return true;
}

function nameOf(siteId: string): string {
  return `sampled-at:${siteId}`;
}
