import { useLiveState } from '@/lib/client/live/state';
import { Time } from '../ui/time';
import type { OverviewSummary } from './summary';

/** When the counts that sites tell by themselves were last read: of several sites, the one that was read longest ago. */
export function ReadAge({ read }: Pick<OverviewSummary, 'read'>) {
  const told = useLiveState((state) => state.readAt);
  const moments = read.map(([site, at]) => Math.max(at, told.get(site) ?? 0));
  if (moments.length === 0) return null;
  return (
    <p className="text-xs text-ink-3">
      Counts read <Time at={Math.min(...moments)} />
    </p>
  );
}
