import type { Queryable } from '@/lib/db/database';
import { readJson, writeJson } from '@/lib/db/json';
import { getSetting } from '@/lib/db/queries/setting/get-setting';
import { putSetting } from '@/lib/db/queries/setting/put-setting';

/** A sample that is further ahead than this was taken before the clock was set back. */
const LONGEST_SAMPLE_MS = 60_000;

/**
 * Notes that a site is sampled now, by somebody who began at `asked`. `before` is when it was sampled last, null for the first time.
 * Undefined when another sample was taken while this one was on its way: its running totals are older, and would look as if the site
 * had begun anew. The next sample counts what this one would have.
 */
export async function takeTurn(
  trx: Queryable,
  siteId: string,
  { asked, now }: { asked: number; now: number },
): Promise<{ before: number | null } | undefined> {
  const name = `sampled-at:${siteId}`;
  const stored = await getSetting(trx, name);
  const before = stored === undefined ? null : readJson<number>(stored);
  if (before !== null && before > asked && before - asked < LONGEST_SAMPLE_MS) return undefined;
  await putSetting(trx, name, writeJson(now));
  return { before };
}
