import { LayoutList, Package } from 'lucide-react';
import type { Places } from '@/lib/domain/api/places';
import { describeRecords } from '@/lib/domain/durations';
import { formatNumber } from '../ui/number';
import type { Line } from './line';

export function queueLines(places: Places | undefined): Line[] {
  return (places?.queues ?? []).map(({ id, name, siteName }) => ({
    id: `queue ${id}`,
    label: name,
    detail: siteName,
    icon: <LayoutList aria-hidden="true" />,
    take: { go: `/queues/${id}` },
  }));
}

export function jobLines(places: Places | undefined): Line[] {
  return (places?.jobs ?? []).map(({ id, queueName, recordCount, state }) => ({
    id: `job ${id}`,
    label: `Job of ${describeRecords(recordCount)}`,
    detail: `${queueName}, ${state}`,
    icon: <Package aria-hidden="true" />,
    take: { go: `/jobs/${id}` },
  }));
}

/** Says so when there are more than are listed. */
export function queuesHeading(places: Places | undefined): string {
  const { matching = 0, queues = [] } = places ?? {};
  return matching > queues.length
    ? `Queues: the first ${formatNumber(queues.length)} of ${formatNumber(matching)}, type more to narrow`
    : 'Queues';
}
