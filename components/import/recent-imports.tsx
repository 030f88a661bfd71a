'use client';

import Link from 'next/link';
import { useLive } from '@/lib/client/queries';
import { importQueries } from '@/lib/client/queries/imports';
import { QueryError, StaleNotice } from '../console/query-problem';
import { Badge } from '../ui/badge';
import { Card, CardHeader } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { Skeleton } from '../ui/skeleton';
import { Time } from '../ui/time';
import { rows, STATE_WORDS } from './import-words';

/** The newest imports into a model, and what became of each. */
export function RecentImports({ model }: { model: string }) {
  const query = useLive(importQueries.ofModel(model));
  const imports = query.data?.imports;
  return (
    <Card>
      <CardHeader title="Earlier imports" />
      {imports !== undefined && <StaleNotice query={query} />}
      {imports === undefined && query.error !== null && <QueryError query={query} what="The imports" />}
      {imports === undefined && query.error === null && (
        <div aria-busy="true" className="p-4">
          <Skeleton className="h-24" />
        </div>
      )}
      {imports?.length === 0 && (
        <EmptyState title="No import into this model yet">
          A file you upload appears here, with how many of its rows are in.
        </EmptyState>
      )}
      <ul className="divide-y divide-line">
        {imports?.map((one) => (
          <li
            key={one.id}
            className="relative flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5 hover:bg-surface-2"
          >
            <div className="min-w-0">
              <Link
                href={`/records/${model}/import/${one.id}`}
                prefetch={false}
                className="font-medium break-words text-ink after:absolute after:inset-0"
              >
                {one.fileName}
              </Link>
              <p className="text-xs text-ink-3">
                {one.createdBy}, <Time at={one.createdAt} />
                {one.rowsSaved > 0 && ` · ${rows(one.rowsSaved)} in`}
              </p>
            </div>
            <Badge tone={one.state === 'interrupted' || one.state === 'failed' ? 'backlog' : 'neutral'}>
              {STATE_WORDS[one.state]}
            </Badge>
          </li>
        ))}
      </ul>
    </Card>
  );
}
