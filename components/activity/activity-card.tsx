import { actWords } from '@/lib/domain/activity/verbs';
import type { ActRow } from '@/lib/domain/api/activity';
import { Time } from '../ui/time';
import { OutcomeBadge } from './outcome-badge';
import { targetKindWords } from './words';

/** An entry on a phone. */
export function ActivityCard({ row, onOpen }: { row: ActRow; onOpen: (row: ActRow) => void }) {
  return (
    <button
      type="button"
      data-card
      onClick={() => onOpen(row)}
      className="flex w-full min-w-0 flex-col gap-1.5 rounded-lg border bg-surface p-3.5 text-left active:bg-surface-2"
    >
      <span className="flex w-full items-start justify-between gap-3">
        <span className="min-w-0 font-medium text-ink">{actWords(row.verb, row.outcome)}</span>
        <OutcomeBadge outcome={row.outcome} />
      </span>
      {row.target && (
        <span className="w-full truncate text-sm text-ink-2">
          {targetKindWords(row.target.kind)} {row.target.name || row.target.id}
        </span>
      )}
      <span className="flex w-full justify-between gap-3 text-xs text-ink-3">
        <span className="min-w-0 truncate">{row.actor.name}</span>
        <Time at={row.at} />
      </span>
    </button>
  );
}
