import Link from 'next/link';
import type { GatewayTokenView } from '@/lib/domain/api/gateway-tokens';

const SHOWN = 4;

/** The queues that a gateway token may poll. */
export function TokenQueues({ token }: { token: GatewayTokenView }) {
  const more = token.queues.length - SHOWN;
  return (
    <>
      {token.queues.slice(0, SHOWN).map((queue, index) => (
        <span key={queue.id}>
          {index > 0 && ', '}
          <Link href={`/queues/${queue.id}`} prefetch={false} className="text-accent-ink underline">
            {queue.name}
          </Link>
          <span className="text-ink-3"> ({queue.siteName})</span>
        </span>
      ))}
      {more > 0 && ` and ${more} more`}
    </>
  );
}
