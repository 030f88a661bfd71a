'use client';

import { CircleCheck, CircleX, Hourglass } from 'lucide-react';
import Link from 'next/link';
import type { DeliveryView } from '@/lib/domain/api/notifications';
import { Badge } from '../ui/badge';
import { Time } from '../ui/time';
import { KIND_WORDS } from './words';

const STATES = {
  delivered: { word: 'Delivered', tone: 'healthy', Icon: CircleCheck },
  waiting: { word: 'Waiting', tone: 'backlog', Icon: Hourglass },
  'given-up': { word: 'Given up', tone: 'failing', Icon: CircleX },
} as const satisfies Record<DeliveryView['state'], unknown>;

/** One message: what it says, to whom, and what came of it. */
export function DeliveryRow({ delivery }: { delivery: DeliveryView }) {
  const { word, tone, Icon } = STATES[delivery.state];
  return (
    <div className="grid gap-x-5 gap-y-1.5 px-4 py-3 sm:grid-cols-[7.5rem_minmax(0,1fr)_auto]">
      <span>
        <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
          {word}
        </Badge>
      </span>
      <div className="min-w-0">
        <p className="text-sm font-medium wrap-anywhere text-ink">
          {delivery.queueId === null ? (
            delivery.title
          ) : (
            <Link href={`/queues/${delivery.queueId}`} prefetch={false} className="hover:underline">
              {delivery.title}
            </Link>
          )}
        </p>
        <p className="text-xs wrap-anywhere text-ink-3">
          {KIND_WORDS[delivery.kind]} · to <bdi>{delivery.channel.name}</bdi>
        </p>
        {delivery.problem !== null && (
          <p className="text-xs wrap-anywhere text-danger-ink">{delivery.problem}</p>
        )}
      </div>
      <p className="text-xs text-ink-3 sm:text-right">
        <span className="block">
          <Time at={delivery.createdAt} />
        </span>
        <span className="block">{attemptsOf(delivery)}</span>
        {delivery.nextAttemptAt !== null && delivery.attempts > 0 && (
          <span className="block">
            Next try <Time at={delivery.nextAttemptAt} />
          </span>
        )}
      </p>
    </div>
  );
}

function attemptsOf({ attempts, answerStatus }: DeliveryView): string {
  if (attempts === 0) return 'Not tried yet';
  const answer = answerStatus === null ? '' : `, answered ${answerStatus}`;
  return `${attempts === 1 ? '1 try' : `${attempts} tries`}${answer}`;
}
