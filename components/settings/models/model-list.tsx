'use client';

import Link from 'next/link';
import { useLive } from '@/lib/client/queries';
import { settingsQueries } from '@/lib/client/queries/settings';
import type { ModelSummary } from '@/lib/domain/api/built-in-site-views';
import { QueryError, StaleNotice } from '../../console/query-problem';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { Skeleton } from '../../ui/skeleton';

/** The models of the built-in site. */
export function ModelList() {
  const query = useLive(settingsQueries.models());
  return (
    <>
      <StaleNotice query={query} />
      <Card>
        {query.data === undefined && query.error !== null && <QueryError query={query} what="The models" />}
        {query.data === undefined && query.error === null && (
          <div aria-busy="true" className="flex flex-col gap-3 p-4">
            {Array.from({ length: 9 }, (_, index) => (
              <Skeleton key={index} className="h-9" />
            ))}
          </div>
        )}
        {query.data && (
          <ul className="divide-y divide-line">
            {query.data.models.map((model) => (
              <ModelItem key={model.name} model={model} />
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}

function ModelItem({ model }: { model: ModelSummary }) {
  return (
    <li className="relative flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5 transition-colors hover:bg-surface-2">
      <div className="min-w-0">
        <Link
          href={`/settings/models/${model.name}`}
          className="font-semibold text-ink after:absolute after:inset-0"
        >
          {model.label}
        </Link>
        <p className="font-mono text-xs text-ink-3">{model.name}</p>
      </div>
      <div className="flex flex-wrap items-center gap-1.5">
        {model.customFields > 0 && <Badge tone="accent">{model.customFields} custom</Badge>}
        <Badge>{model.fields} fields</Badge>
        {model.states > 0 && <Badge>{model.states} states</Badge>}
        {!model.allMovesAllowed && <Badge tone="outline">some moves not allowed</Badge>}
      </div>
    </li>
  );
}
