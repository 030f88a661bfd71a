'use client';

import { SearchX } from 'lucide-react';
import { useState } from 'react';
import { useAcceptChanges } from '@/lib/client/site-acts';
import type { DiscoveredView, DiscoveryView, LineReport } from '@/lib/domain/api/sites';
import { Button } from '../ui/button';
import { Card, CardBody, CardHeader } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { Input } from '../ui/input';
import { VirtualList } from '../ui/virtual-list';
import { Refusal } from './connect-site';
import { isActionable, matches, picksFrom, startsPicked } from './pick';
import { PickRow } from './pick-row';
import { formatNumber } from '../ui/number';

export interface PickQueuesProps {
  id: string;
  discovery: DiscoveryView;
  onDone: (lines: LineReport[]) => void;
}

const uuidOf = (alert: DiscoveredView) => alert.queueUuid;

/** What a site lists, to pick from: new ones to track, changes to take over, gone ones to archive. */
export function PickQueues({ id, discovery, onDone }: PickQueuesProps) {
  const { alerts, site } = discovery;
  const [search, setSearch] = useState('');
  const [picked, setPicked] = useState(
    () => new Set(alerts.filter((alert) => startsPicked(alert, site)).map(uuidOf)),
  );
  const accept = useAcceptChanges(id);
  const shown = alerts.filter((alert) => matches(alert, search));
  const open = shown.filter(isActionable);
  const isAll = open.length > 0 && open.every((alert) => picked.has(alert.queueUuid));
  const toggle = (uuids: readonly string[], on: boolean) =>
    setPicked((before) => {
      const next = new Set(before);
      for (const uuid of uuids) {
        if (on) next.add(uuid);
        else next.delete(uuid);
      }
      return next;
    });
  const apply = () =>
    accept.mutate(picksFrom(alerts, picked), {
      onSuccess: ({ lines }) => onDone(lines),
    });
  const count = alerts.filter((alert) => isActionable(alert) && picked.has(alert.queueUuid)).length;
  return (
    <Card>
      <CardHeader
        title={`API alerts (${formatNumber(alerts.length)})`}
        description="Pick what to apply: new ones are tracked, changed ones take over what the site says, gone ones are archived."
        actions={
          <Button variant="primary" disabled={count === 0} loading={accept.isPending} onClick={apply}>
            {count === 0 ? 'Nothing to apply' : `Apply ${formatNumber(count)}`}
          </Button>
        }
      />
      <CardBody className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-3">
          <Input
            type="search"
            aria-label="Search alerts"
            placeholder="Search by name, model or UUID"
            className="max-w-80"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          {open.length > 0 && (
            <label className="flex items-center gap-2 text-sm text-ink-2">
              <input
                type="checkbox"
                className="size-4"
                checked={isAll}
                onChange={(event) => toggle(open.map(uuidOf), event.target.checked)}
              />
              All {formatNumber(open.length)} that can be applied
            </label>
          )}
        </div>
        {accept.error !== null && <Refusal error={accept.error} />}
        {shown.length === 0 ? (
          <EmptyState
            icon={<SearchX />}
            title={alerts.length === 0 ? 'Nothing is listed' : 'No alert matches'}
          >
            {alerts.length === 0
              ? 'The site lists no API alert with a queue, or it was not read yet. You can add queues by their UUID below.'
              : 'Search looks at names, models and Queue UUIDs.'}
          </EmptyState>
        ) : (
          <VirtualList label="API alerts" items={shown} itemId={uuidOf} estimatedHeight={76}>
            {(alert) => (
              <PickRow
                siteId={id}
                wasListed={site.listedAt !== null}
                alert={alert}
                isPicked={picked.has(alert.queueUuid)}
                onPick={(on) => toggle([alert.queueUuid], on)}
              />
            )}
          </VirtualList>
        )}
      </CardBody>
    </Card>
  );
}
