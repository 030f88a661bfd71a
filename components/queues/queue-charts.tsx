'use client';

import { useMemo } from 'react';
import { queries, useLive } from '@/lib/client/queries';
import type { HistoryPoint } from '@/lib/domain/api/history';
import { ThroughputChart } from '../charts/throughput-chart';
import { QueryError, StaleNotice } from '../console/query-problem';
import { Card, CardBody } from '../ui/card';
import { Skeleton } from '../ui/skeleton';
import { useUnhurried } from '../ui/use-unhurried';

const NO_POINTS: readonly HistoryPoint[] = [];

/** The queue's throughput over the last `hours`. */
export function QueueCharts({ id, hours }: { id: string; hours: number }) {
  const query = useLive(queries.queueHistory(id, hours));
  const data = useUnhurried(query.data);
  const points = useMemo(() => recorded(data?.points ?? NO_POINTS), [data]);
  const throughput = useMemo(
    () =>
      points.map(({ at, entered, processed, finished }) => ({ at, queuedIn: entered, processed, finished })),
    [points],
  );
  if (data === undefined) {
    return (
      <Card>
        {query.error ? (
          <QueryError query={query} what="The history" />
        ) : (
          <CardBody aria-busy="true">
            <Skeleton className="h-51 rounded-md" />
          </CardBody>
        )}
      </Card>
    );
  }
  return (
    <>
      <StaleNotice query={query} />
      <Card>
        <CardBody>
          <ThroughputChart
            points={throughput}
            bucketMs={data.bucketMs}
            className="h-40"
            title="Last 24 hours"
          />
        </CardBody>
      </Card>
    </>
  );
}

/** None at all when nothing was sampled in the whole range, which is said in words then. */
function recorded(points: readonly HistoryPoint[]): readonly HistoryPoint[] {
  const known = ({ queued, entered, processed, finished }: HistoryPoint) =>
    queued !== null || entered !== null || processed !== null || finished !== null;
  return points.some(known) ? points : NO_POINTS;
}
