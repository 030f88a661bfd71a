'use client';

import { Inbox } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '@/lib/client/queries';
import { healthQueries } from '@/lib/client/queries/health';
import type { ChannelView } from '@/lib/domain/api/notifications';
import { QueryError } from '../console/query-problem';
import { Button } from '../ui/button';
import { Card, CardHeader } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { Select } from '../ui/select';
import { Skeleton } from '../ui/skeleton';
import { DeliveryRow } from './delivery-row';

/** What was sent, or is to be: newest first, of one channel or of all. */
export function Deliveries({ channels }: { channels: readonly ChannelView[] }) {
  const [channel, setChannel] = useState('');
  // The last of each page that was turned, so that it can be turned back.
  const [pages, setPages] = useState<readonly string[]>([]);
  const query = useLive(healthQueries.deliveries(channel, pages.at(-1) ?? ''));
  const deliveries = query.data?.deliveries;
  const choose = (id: string) => {
    setChannel(id);
    setPages([]);
  };
  return (
    <Card>
      <CardHeader
        title="Delivery log"
        description="What was sent, what came of it, and what is tried again. It is kept for 90 days."
        actions={
          channels.length > 1 && (
            <Select
              aria-label="Channel"
              className="w-48"
              value={channel}
              onChange={choose}
              options={[
                { value: '', label: 'All channels' },
                ...channels.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )
        }
      />
      {deliveries === undefined && query.error === null && (
        <div className="p-4" aria-busy="true">
          <span className="sr-only">Reading the delivery log…</span>
          <Skeleton className="h-12" />
        </div>
      )}
      {deliveries === undefined && query.error !== null && (
        <QueryError query={query} what="The delivery log" />
      )}
      {deliveries?.length === 0 && (
        <EmptyState icon={<Inbox />} title="Nothing was sent yet">
          Every message is listed here with what came of it, tests too.
        </EmptyState>
      )}
      {deliveries !== undefined && deliveries.length > 0 && (
        <ul aria-label="Delivery log" className="divide-y divide-line">
          {deliveries.map((delivery) => (
            <li key={delivery.id}>
              <DeliveryRow delivery={delivery} />
            </li>
          ))}
        </ul>
      )}
      {(pages.length > 0 || query.data?.more === true) && (
        <div className="flex justify-end gap-2 border-t px-4 py-3">
          <Button size="sm" disabled={pages.length === 0} onClick={() => setPages(pages.slice(0, -1))}>
            Newer
          </Button>
          <Button
            size="sm"
            disabled={query.data?.more !== true}
            onClick={() => setPages([...pages, deliveries?.at(-1)?.id ?? ''])}
          >
            Older
          </Button>
        </div>
      )}
    </Card>
  );
}
