'use client';

import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { queries, useLive } from '@/lib/client/queries';
import type { AlertRow } from '@/lib/domain/api/alerts';
import { QueryError } from '../console/query-problem';
import { Page } from '../layout/page';
import { Card } from '../ui/card';
import { formatNumber } from '../ui/number';
import { PageHeader } from '../ui/page-header';
import { Skeleton } from '../ui/skeleton';

const NO_ALERTS: readonly AlertRow[] = [];
const PLACES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];

/** The first step: the model whose records an alert queues. */
export function ChooseModel() {
  const models = useLive(queries.alertModels());
  const alerts = useLive(queries.alerts());
  const failed = models.data === undefined && models.error !== null;
  return (
    <Page width="narrow">
      <PageHeader
        title="Alerts"
        description="An API Alert queues records of the built-in site for an integration. Select the model you want to use."
      />
      <Card className="overflow-hidden">
        {failed && <QueryError query={models} what="The models" />}
        {!failed && models.data === undefined && (
          <div aria-busy="true" className="divide-y divide-line">
            {PLACES.map((place) => (
              <div key={place} className="flex h-14 flex-col justify-center gap-2 px-4">
                <Skeleton className="h-3 w-32" />
                <Skeleton className="h-2.5 w-24" />
              </div>
            ))}
          </div>
        )}
        <ul className="divide-y divide-line">
          {models.data?.models.map((model) => (
            <li key={model.name}>
              <Link
                href={`/alerts/${encodeURIComponent(model.name)}`}
                className="focus-inset flex min-h-14 items-center gap-4 px-4 py-2 hover:bg-surface-2"
              >
                <span className="min-w-0 flex-1">
                  <span className="block font-medium text-ink">{model.label}</span>
                  <span className="block truncate font-mono text-xs text-ink-3">{model.name}</span>
                </span>
                <ModelCounts
                  alerts={(alerts.data?.alerts ?? NO_ALERTS).filter((alert) => alert.model === model.name)}
                  isKnown={alerts.data !== undefined}
                />
                <ChevronRight className="size-4 shrink-0 text-ink-3" aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  );
}

function ModelCounts({ alerts, isKnown }: { alerts: readonly AlertRow[]; isKnown: boolean }) {
  if (!isKnown) return <span className="text-sm text-ink-3">—</span>;
  const queued = alerts.reduce((sum, alert) => sum + alert.queued, 0);
  const count = alerts.length === 1 ? '1 alert' : `${formatNumber(alerts.length)} alerts`;
  return (
    <span className="figures text-right text-sm text-ink-2">
      <span className={alerts.length === 0 ? 'text-ink-3' : 'text-ink'}>
        {alerts.length === 0 ? 'No alert' : count}
      </span>
      {queued > 0 && <span className="block text-xs text-ink-3">{formatNumber(queued)} queued</span>}
    </span>
  );
}
