import Link from 'next/link';
import type { FoundJob } from '@/lib/domain/api/payloads';
import { describeRecords } from '@/lib/domain/durations';
import { Badge } from '../ui/badge';
import { Time } from '../ui/time';

export interface FoundItem extends FoundJob {
  key: string;
  href: string;
  recordId: string | null;
  /** Where the text stands; null when it was found by its id. */
  excerpt: string | null;
}

/** What was found: each leads to the record in its job. */
export function FoundList({
  label,
  items,
  note,
}: {
  label: string;
  items: readonly FoundItem[];
  note: string;
}) {
  return (
    <section aria-label={label} className="flex flex-col gap-2">
      <p className="text-sm text-ink-2">{note}</p>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border bg-surface">
        {items.map((item) => (
          <li key={item.key}>
            <Link
              href={item.href}
              prefetch={false}
              className="focus-inset flex flex-col gap-1 px-4 py-3 hover:bg-surface-2"
            >
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="figures font-medium text-ink">Record {item.recordId ?? 'without id'}</span>
                <span className="text-sm text-ink-2">
                  in {item.queueName}, job of {describeRecords(item.recordCount)}
                </span>
                {item.state !== 'finished' && <Badge tone="backlog">Open</Badge>}
                <Time at={item.openedAt} className="ml-auto text-sm text-ink-3" />
              </span>
              {item.excerpt !== null && (
                <span className="line-clamp-2 text-sm wrap-anywhere text-ink-2">{item.excerpt}</span>
              )}
              <span className="truncate font-mono text-2xs text-ink-3">{item.jobUuid}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
