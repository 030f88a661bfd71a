import Link from 'next/link';
import type { DiscoveredView } from '@/lib/domain/api/sites';
import { modelLabel } from '../queues/words';
import { Card, CardBody, CardHeader } from '../ui/card';
import { formatNumber } from '../ui/number';

/** The queues of a removed site: each page still shows its jobs, calls and payloads. */
export function ArchivedQueues({ alerts }: { alerts: readonly DiscoveredView[] }) {
  const queues = alerts.flatMap(({ queue, model, triggerType }) =>
    queue === null ? [] : [{ ...queue, facts: [modelLabel(model), triggerType].filter(Boolean).join(' · ') }],
  );
  if (queues.length === 0) return null;
  return (
    <Card>
      <CardHeader
        title={`Queues in the archive (${formatNumber(queues.length)})`}
        description="Their jobs, calls and payloads can still be read, searched and downloaded for as long as they are kept."
      />
      <CardBody>
        <ul className="divide-y">
          {queues.map(({ id, name, facts }) => (
            <li key={id} className="py-2.5 text-sm">
              <Link
                href={`/queues/${id}`}
                className="font-medium wrap-anywhere text-ink underline-offset-2 hover:underline"
              >
                {name}
              </Link>
              <p className="text-xs text-ink-2">{facts}</p>
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
