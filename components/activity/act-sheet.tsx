'use client';

import { Link2 } from 'lucide-react';
import Link from 'next/link';
import { activityQueries } from '@/lib/client/queries/activity';
import { useLive } from '@/lib/client/queries';
import { actWords } from '@/lib/domain/activity/verbs';
import { QueryError } from '../console/query-problem';
import { Sheet } from '../ui/sheet';
import { Skeleton } from '../ui/skeleton';
import { ActDetails } from './act-details';

/** An entry beside the list, with the link that leads to it alone. */
export function ActSheet({ id, onClose }: { id: number; onClose: () => void }) {
  const query = useLive(activityQueries.entry(id));
  const entry = query.data?.entry;
  return (
    <Sheet
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={entry === undefined ? `Entry ${id}` : actWords(entry.verb, entry.outcome)}
      actions={
        <Link
          href={`/activity/${id}`}
          className="inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-sm text-accent-ink hover:underline pointer-coarse:h-10"
        >
          <Link2 className="size-4" aria-hidden="true" />
          Permalink
        </Link>
      }
    >
      {entry !== undefined ? (
        <ActDetails entry={entry} />
      ) : query.error !== null ? (
        <QueryError query={query} what="This entry" />
      ) : (
        <Skeleton className="h-80 w-full" />
      )}
    </Sheet>
  );
}
