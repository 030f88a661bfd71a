import { useMemo } from 'react';
import { useLiveState } from '@/lib/client/live/state';
import type { OverviewRow } from '@/lib/domain/api/views';
import { Time } from '../ui/time';

/** When the counts that sites tell by themselves were last read: of several sites, the one that was read longest ago. */
export function ReadAge({ rows }: { rows: readonly OverviewRow[] }) {
  const told = useLiveState((state) => state.readAt);
  const read = useMemo(() => readBySite(rows), [rows]);
  const moments = Array.from(read, ([site, at]) => Math.max(at, told.get(site) ?? 0));
  if (moments.length === 0) return null;
  return (
    <p className="text-xs text-ink-3">
      Counts read <Time at={Math.min(...moments)} />
    </p>
  );
}

function readBySite(rows: readonly OverviewRow[]): Map<string, number> {
  const read = new Map<string, number>();
  for (const { site, queued } of rows) {
    if (queued.basis !== 'exact' || queued.observedAt === null) continue;
    read.set(site.id, Math.max(read.get(site.id) ?? 0, queued.observedAt));
  }
  return read;
}
