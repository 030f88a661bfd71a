'use client';

import { useState } from 'react';
import type { useHistory } from '@/lib/client/queries/history';
import type { HistoryResponse } from '@/lib/domain/api/history';
import { HistoryChart } from '../charts/history-chart';
import { useChartZone } from '../charts/use-chart-zone';
import { QueryError, StaleNotice } from '../console/query-problem';
import { Card, CardBody } from '../ui/card';
import { cn } from '../ui/cn';
import { Skeleton } from '../ui/skeleton';
import {
  endOf,
  HISTORY_CHARTS,
  pointLabel,
  pointsOf,
  seriesOf,
  summaryOf,
  unitOf,
  type HistoryChartDefinition,
} from './history-charts';
import { MarkLane } from './mark-lane';
import { RangePicker } from './range-picker';
import type { HistoryView } from './use-history-view';

/** With more marks than these only the one that is pointed at is drawn into the charts. */
const MOST_LINES = 24;

/** The charts of a queue, a site or everything, with the range they show. */
export function HistoryPanel({ view, query }: { view: HistoryView; query: ReturnType<typeof useHistory> }) {
  const { data } = query;
  return (
    <>
      <RangePicker view={view} shown={data === undefined ? null : { from: data.from, to: data.to }} />
      <StaleNotice query={query.data === undefined ? { ...query, error: null } : query} />
      {data === undefined ? (
        <NotYet query={query} />
      ) : (
        <div
          className={cn(
            'grid gap-5 transition-opacity xl:grid-cols-2',
            query.isPlaceholderData && 'opacity-50',
          )}
          aria-busy={query.isPlaceholderData}
        >
          <Charts history={data} view={view} />
        </div>
      )}
    </>
  );
}

function NotYet({ query }: { query: ReturnType<typeof useHistory> }) {
  if (query.error !== null)
    return (
      <Card>
        <QueryError query={query} what="The history" />
      </Card>
    );
  return (
    <div className="grid gap-5 xl:grid-cols-2" aria-busy="true">
      {HISTORY_CHARTS.map(({ title }) => (
        <Card key={title} className={cn(isWide({ title }) && 'xl:col-span-2')}>
          <CardBody>
            <Skeleton className="h-72 rounded-md" />
          </CardBody>
        </Card>
      ))}
    </div>
  );
}

function Charts({ history, view }: { history: HistoryResponse; view: HistoryView }) {
  const viewerZone = useChartZone(undefined);
  const timeZone = history.tier === 'day' ? history.timeZone : viewerZone;
  const [active, setActive] = useState<readonly number[]>([]);
  const { marks, marksCut, points } = history;
  const lines = marks.length <= MOST_LINES ? marks.map(({ at }) => at) : active;
  const label = (at: number) => pointLabel(history, at, timeZone);
  const zoom = (first: number, last: number) => view.chooseRange({ from: first, to: endOf(history, last) });
  const lane = (
    <MarkLane
      marks={marks}
      points={points}
      isCut={marksCut}
      active={active[0] ?? null}
      onActive={setActive}
    />
  );
  return HISTORY_CHARTS.map((definition) => {
    const isFirst = definition === HISTORY_CHARTS[0];
    const drawn = pointsOf(definition, history);
    return (
      <Card key={definition.title} className={cn('min-w-0', isWide(definition) && 'xl:col-span-2')}>
        <HistoryChart
          {...partsOf(definition, history, view)}
          summary={summaryOf(definition, drawn)}
          points={drawn}
          label={label}
          timeZone={timeZone}
          {...(history.tier === 'day'
            ? { zoneWords: `days in ${spaced(timeZone)}, the zone of the built-in site` }
            : {})}
          marks={lines}
          above={isFirst ? lane : undefined}
          empty={EMPTY[definition.title] ?? 'Nothing has been recorded for this time.'}
          onSelect={zoom}
        />
      </Card>
    );
  });
}

function partsOf(definition: HistoryChartDefinition, history: HistoryResponse, { asked }: HistoryView) {
  const { title, shape, tableSeries = [] } = definition;
  return {
    title,
    shape,
    unit: unitOf(definition, history.bucketMs),
    series: seriesOf(definition, history.previous !== null),
    knownBy: definition.knownBy,
    tableSeries: tableSeries.filter(({ key }) => key !== 'queues' || asked.queue === ''),
  };
}

/** The two that are looked at first. */
function isWide({ title }: Pick<HistoryChartDefinition, 'title'>): boolean {
  return title === 'Throughput' || title === 'Backlog';
}

function spaced(timeZone: string): string {
  return timeZone.replaceAll('_', ' ');
}

const EMPTY: Readonly<Record<string, string>> = {
  'Oldest record': 'No record waited in this time, or nobody could tell how long.',
  'Job durations': 'No job was finished in this time.',
};
