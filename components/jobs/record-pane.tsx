'use client';

import { X } from 'lucide-react';
import { useEffect, useEffectEvent } from 'react';
import { isTaken } from '../console/page-keys';
import { IconButton } from '../ui/icon-button';
import { JsonView } from '../ui/json-view';
import { Sheet } from '../ui/sheet';
import { Skeleton } from '../ui/skeleton';
import { formatNumber } from '../ui/number';

export interface RecordPaneProps {
  row: { id: string | null; number: number; /** JSON; null while it is on its way. */ raw: string | null };
  /** There is room beside the table; else the record slides over it. */
  beside: boolean;
  onClose: () => void;
}

/** One record as raw JSON. */
export function RecordPane({ row, beside, onClose }: RecordPaneProps) {
  useEscape(onClose, beside);
  const title = `Record ${row.id ?? row.number}`;
  const json =
    row.raw === null ? (
      <Skeleton className="h-48 rounded-md" />
    ) : (
      <JsonView text={row.raw} label={`record ${row.id ?? row.number}`} className="max-h-none border-0" />
    );
  if (!beside) {
    return (
      <Sheet
        open
        onOpenChange={(open) => !open && onClose()}
        title={title}
        description={`Number ${formatNumber(row.number)} of the payload`}
      >
        {json}
      </Sheet>
    );
  }
  return (
    <section
      aria-label="Open record"
      className="flex h-[min(70dvh,44rem)] w-[26rem] shrink-0 flex-col rounded-lg border bg-surface"
    >
      <header className="flex h-9 shrink-0 items-center justify-between gap-3 border-b pr-1 pl-4">
        <h2 className="truncate text-sm font-semibold text-ink">
          {title} <span className="font-normal text-ink-3">number {formatNumber(row.number)}</span>
        </h2>
        <IconButton label="Close the record" size="sm" onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      <div className="min-h-0 flex-1 overflow-auto p-3">{json}</div>
    </section>
  );
}

/** Escape closes the pane from the table too, where the focus stays. Over the page it is a dialog, which knows Escape itself. */
function useEscape(onClose: () => void, enabled: boolean): void {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (!enabled) return undefined;
    const listen = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !isTaken(event)) close();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [enabled]);
}
