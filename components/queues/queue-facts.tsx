import type { ReactNode } from 'react';
import type { QueueView } from '@/lib/domain/api/views';
import type { Count } from '@/lib/domain/counts';
import { Age } from '../ui/duration';
import { NumberText } from '../ui/number';
import { Time } from '../ui/time';
import { CountText } from './count-text';
import { basisSentence, basisWord } from './words';

/** The queue's counts, each with how sure it is and how old. */
export function QueueFacts({ queue }: { queue: QueueView }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line lg:grid-cols-4">
      <Fact term="Queued" note={<Basis count={queue.queued} />}>
        <CountText count={queue.queued} />
      </Fact>
      <Fact term="Processing" note={<Basis count={queue.processing} />}>
        <CountText count={queue.processing} />
      </Fact>
      <Fact
        term="Oldest waiting"
        note={queue.oldestTriggeredAt === null ? 'none known' : 'since it was triggered'}
      >
        {queue.oldestTriggeredAt === null ? (
          <NumberText value={null} reason="Nothing is known to be waiting" />
        ) : (
          <Age since={queue.oldestTriggeredAt} />
        )}
      </Fact>
      <Fact term="Last activity" note={queue.lastActivityAt === null ? 'none known' : 'the last call'}>
        {queue.lastActivityAt === null ? (
          <NumberText value={null} reason="Nothing has moved yet" />
        ) : (
          <Time at={queue.lastActivityAt} />
        )}
      </Fact>
    </dl>
  );
}

function Fact({ term, note, children }: { term: string; note: ReactNode; children: ReactNode }) {
  return (
    <div className="min-w-0 bg-surface px-4 py-3">
      <dt className="text-xs text-ink-3">{term}</dt>
      <dd className="figures text-xl font-semibold tracking-tight text-ink">{children}</dd>
      <dd className="text-xs text-ink-3 sm:truncate">{note}</dd>
    </div>
  );
}

function Basis({ count }: { count: Count }) {
  return (
    <span title={basisSentence(count)}>
      {basisWord(count)}
      {count.observedAt !== null && (
        <>
          {' · '}
          <Time at={count.observedAt} />
        </>
      )}
    </span>
  );
}
