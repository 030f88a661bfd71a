'use client';

import { Database } from 'lucide-react';
import Link from 'next/link';
import { useLive } from '@/lib/client/queries';
import { recordQueries } from '@/lib/client/queries/records';
import { describeRecords } from '@/lib/domain/durations';
import { QueryError, StaleNotice } from '../console/query-problem';
import { Page } from '../layout/page';
import { Card } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { PageHeader } from '../ui/page-header';
import { Skeleton } from '../ui/skeleton';

const PLACES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];

/** The models of the built-in site, each the way to its records. */
export function RecordModels() {
  const query = useLive(recordQueries.models());
  return (
    <Page>
      <PageHeader
        title="Records"
        description="The records of the built-in site. Saving one triggers its model’s API alerts, just as a save in Fluxx does."
      />
      {query.data && <StaleNotice query={query} />}
      {query.isPending && (
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3" aria-busy="true">
          {PLACES.map((place) => (
            <Card key={place} className="flex h-17 flex-col justify-center gap-2 px-4">
              <Skeleton className="h-4 w-1/2" />
              <Skeleton className="h-3 w-1/3" />
            </Card>
          ))}
        </div>
      )}
      {!query.data && query.error && (
        <Card>
          <QueryError query={query} what="The models" />
        </Card>
      )}
      {query.data?.models.length === 0 && (
        <Card>
          <EmptyState icon={<Database />} title="The built-in site has no models" />
        </Card>
      )}
      {query.data && (
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {query.data.models.map((model) => (
            <li key={model.name}>
              <Link
                href={`/records/${model.name}`}
                className="flex h-17 flex-col justify-center rounded-lg border bg-surface px-4 shadow-card hover:bg-surface-2"
              >
                <span className="font-semibold text-ink">{model.label}</span>
                <span className="figures text-sm text-ink-2">{describeRecords(model.records)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
