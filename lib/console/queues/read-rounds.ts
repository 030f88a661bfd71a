import { listSiteRounds } from '@/lib/db/queries/site/list-site-rounds';
import { isLoadingUntil } from '@/lib/domain/sample-data';
import type { SiteRounds } from '@/lib/domain/site-rounds';
import type { ConsoleContext } from '../context';

/** What came round to each site last, by its id; one query for any number. To one that is not connected nothing does. */
export async function readRounds(ctx: ConsoleContext): Promise<(siteId: string) => SiteRounds> {
  const { sampleIntervalMs, siteReadIntervalMs } = ctx;
  const rows = await listSiteRounds(ctx.database.kysely);
  const now = ctx.clock.now();
  const never: SiteRounds = {
    sampledAt: null,
    triedAt: null,
    sampleIntervalMs,
    siteReadIntervalMs,
    isLoading: false,
  };
  const rounds = new Map(
    rows.map((row) => [
      row.id,
      {
        ...never,
        sampledAt: row.sampled_at,
        triedAt: row.tried_at,
        isLoading: isLoadingUntil(row.loading_until, now),
      },
    ]),
  );
  return (siteId) => rounds.get(siteId) ?? never;
}
