'use client';

import { History } from 'lucide-react';
import { useRecordChanges } from '@/lib/client/queries/records';
import type { RecordModelView } from '@/lib/domain/api/records';
import { QueryError } from '../console/query-problem';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { Skeleton } from '../ui/skeleton';
import { ChangeItem } from './change-item';

/** The history of a record, newest first. */
export function ChangeList({ model, id }: { model: RecordModelView; id: number }) {
  const query = useRecordChanges(model.name, id);
  const changes = query.data?.pages.flatMap((page) => page.changes) ?? [];
  if (query.isPending)
    return (
      <div className="flex flex-col gap-3" aria-busy="true">
        <Skeleton className="h-28 w-full" />
        <Skeleton className="h-28 w-full" />
      </div>
    );
  if (query.data === undefined)
    return (
      <Card>
        <QueryError query={query} what="The changes" />
      </Card>
    );
  if (changes.length === 0)
    return (
      <Card>
        <EmptyState icon={<History />} title="No change in the log">
          The record was last saved before the log began, or longer ago than the log is kept.
        </EmptyState>
      </Card>
    );
  return (
    <div className="flex flex-col gap-3">
      <ol className="flex flex-col gap-3" aria-label="Changes, newest first">
        {changes.map((change) => (
          <ChangeItem key={change.id} model={model} id={id} change={change} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button
          className="self-start"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show older changes
        </Button>
      )}
    </div>
  );
}
