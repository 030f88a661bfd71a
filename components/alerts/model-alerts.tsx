'use client';

import { BellPlus, Plus } from 'lucide-react';
import Link from 'next/link';
import { useWideScreen } from '@/lib/client/media-query';
import { usePageTitle } from '@/lib/client/page-title';
import { queries, useLive } from '@/lib/client/queries';
import type { AlertRow } from '@/lib/domain/api/alerts';
import { NotFound } from '../console/not-found';
import { QueryError, StaleNotice } from '../console/query-problem';
import { RefreshControl } from '../console/refresh-control';
import { NavTabs } from '../layout/nav-tabs';
import { Page } from '../layout/page';
import { modelLabel } from '../queues/words';
import { ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { PageHeader } from '../ui/page-header';
import { Skeleton } from '../ui/skeleton';
import { SortingDataTable } from '../ui/sorting-data-table';
import { VirtualList } from '../ui/virtual-list';
import { AlertCard } from './alert-card';
import { ALERT_COLUMNS } from './alert-columns';
import { useModels } from './use-models';

const alertId = (alert: AlertRow) => String(alert.id);

/** The API Alerts tab of a model: every alert with how its queue stands, and New API Alert at its foot. */
export function ModelAlerts({ model }: { model: string }) {
  const query = useLive(queries.alerts(model));
  const { query: models, setting } = useModels(model);
  const label = setting?.model.label;
  usePageTitle(label === undefined ? undefined : `API Alerts of ${label}`);
  if (models.data !== undefined && setting === null) return <NotFound what="model" />;
  const href = `/alerts/${encodeURIComponent(model)}`;
  return (
    <Page>
      <PageHeader
        breadcrumb={
          <Link href="/alerts" className="hover:text-ink hover:underline">
            Alerts
          </Link>
        }
        title={label ?? modelLabel(model)}
        actions={<RefreshControl updatedAt={query.dataUpdatedAt} failed={query.error !== null} />}
      />
      <NavTabs label={`Parts of ${label ?? modelLabel(model)}`} tabs={[{ href, label: 'API Alerts' }]} />
      {query.data !== undefined && <StaleNotice query={query} />}
      {query.data === undefined && query.error ? (
        <Card>
          <QueryError query={query} what="The alerts" />
        </Card>
      ) : (
        <AlertList alerts={query.data?.alerts} label={label ?? modelLabel(model)} href={href} />
      )}
    </Page>
  );
}

interface AlertListProps {
  /** Undefined while they are on their way. */
  alerts: readonly AlertRow[] | undefined;
  label: string;
  href: string;
}

function AlertList({ alerts, label, href }: AlertListProps) {
  const isWide = useWideScreen(78);
  if (alerts === undefined) return <Skeleton className="h-72 rounded-lg" />;
  const create = (
    <ButtonLink variant="primary">
      <Link href={`${href}/new`}>
        <Plus aria-hidden="true" />
        New API Alert
      </Link>
    </ButtonLink>
  );
  if (alerts.length === 0) {
    return (
      <Card>
        <EmptyState icon={<BellPlus />} title={`${label} has no API Alert yet`} actions={create}>
          An alert queues records when they change, so that an integration can take them by the alert’s Queue
          UUID.
        </EmptyState>
      </Card>
    );
  }
  return (
    <>
      {isWide ? (
        <SortingDataTable
          label="API Alerts"
          columns={ALERT_COLUMNS}
          items={alerts}
          itemId={alertId}
          rowHeight={44}
        />
      ) : (
        <VirtualList label="API Alerts" items={alerts} itemId={alertId} estimatedHeight={112}>
          {(alert) => <AlertCard alert={alert} />}
        </VirtualList>
      )}
      <div>{create}</div>
    </>
  );
}
