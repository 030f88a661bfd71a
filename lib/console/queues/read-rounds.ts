import { listSiteRounds } from '@/lib/db/queries/site/list-site-rounds';
import type { SiteRounds } from '@/lib/domain/site-rounds';
import type { ConsoleContext } from '../context';

/** What came round to each site last, by its id; one query for any number. To one that is not connected nothing does. */
export async function readRounds(ctx: ConsoleContext): Promise<(siteId: string) => SiteRounds> {
  const { sampleIntervalMs, siteReadIntervalMs } = ctx;
  const rows = await listSiteRounds(ctx.database.kysely);
  const rounds = new Map(
    rows.map(({ id, sampled_at: sampledAt, tried_at: triedAt }) => [
      id,
      { sampledAt, triedAt, sampleIntervalMs, siteReadIntervalMs },
    ]),
  );
  const never: SiteRounds = { sampledAt: null, triedAt: null, sampleIntervalMs, siteReadIntervalMs };
  return (siteId) => rounds.get(siteId) ?? never;
}
