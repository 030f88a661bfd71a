'use client';

import { siteQueries } from '@/lib/client/queries/sites';
import { useLive } from '@/lib/client/queries';
import type { BoardOptions } from '@/lib/domain/wall';

/** What the board of a link shows, in a line. */
export function BoardWords({ board }: { board: BoardOptions }) {
  const { title, siteIds, secondsPerPage, theme } = board;
  const names = useSiteNames(siteIds);
  return (
    <>
      {title === null ? '' : `“${title}” · `}
      {names} · {secondsPerPage} s a page · {theme}
    </>
  );
}

function useSiteNames(siteIds: readonly string[]): string {
  const { data } = useLive(siteQueries.list(), siteIds.length > 0);
  if (siteIds.length === 0) return 'Every site';
  const names = siteIds.flatMap((id) => data?.sites.find((site) => site.id === id)?.name ?? []);
  return names.length === siteIds.length
    ? names.join(', ')
    : `${siteIds.length} ${siteIds.length === 1 ? 'site' : 'sites'}`;
}
