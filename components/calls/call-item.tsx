import { CircleCheck, CircleHelp, CircleX, LoaderCircle } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { CallState } from '@/lib/domain/calls';
import type { CallView } from '@/lib/domain/api/views';
import { OUTCOME_WORD } from '../queues/act-words';
import { Badge } from '../ui/badge';
import { CopyButton } from '../ui/copy-button';
import { Duration } from '../ui/duration';
import { formatNumber } from '../ui/number';
import { Time } from '../ui/time';

const STATE = {
  requested: { word: 'Under way', tone: 'accent', Icon: LoaderCircle },
  answered: { word: 'Answered', tone: 'healthy', Icon: CircleCheck },
  failed: { word: 'Failed', tone: 'failing', Icon: CircleX },
  unknown: { word: 'Unknown', tone: 'stuck', Icon: CircleHelp },
} as const satisfies Record<CallState, unknown>;

/** One upstream call: what came of it, in a sentence, and its facts. */
export function CallItem({ call }: { call: CallView }) {
  const { word, tone, Icon } = STATE[call.state];
  const outcome = call.outcome === null ? null : (OUTCOME_WORD[call.outcome] ?? call.outcome);
  return (
    <div className="flex flex-col gap-1.5 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium text-ink first-letter:uppercase">{call.verb}</span>
        <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
          {word}
        </Badge>
        {outcome && <span className="text-sm text-ink">{outcome}</span>}
        {call.inferred && <Badge tone="outline">Inferred</Badge>}
        <span className="min-w-0 text-xs wrap-anywhere text-ink-3 sm:ml-auto">
          <Time at={call.requestedAt} /> · <bdi>{call.actor.name}</bdi>
        </span>
      </div>
      {call.detail && <p className="max-w-[90ch] text-sm text-ink-2">{call.detail}</p>}
      <CallFacts call={call} />
    </div>
  );
}

function CallFacts({ call }: { call: CallView }) {
  const { sentAt, answeredAt, bodySha256 } = call;
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-0.5 text-xs text-ink-3">
      {sentAt === null && call.state !== 'requested' && <Fact>Never left this machine</Fact>}
      {sentAt !== null && answeredAt !== null && (
        <Fact>
          <span>
            Took <Duration ms={answeredAt - sentAt} fine />
          </span>
        </Fact>
      )}
      {call.httpStatus !== null && <Fact>HTTP {call.httpStatus}</Fact>}
      {call.bodyBytes > 0 && <Fact>{formatNumber(call.bodyBytes)} bytes kept</Fact>}
      {bodySha256 !== null && (
        <Fact>
          <span className="inline-flex items-center gap-1">
            SHA-256 <code className="font-mono">{bodySha256.slice(0, 12)}…</code>
            <CopyButton text={bodySha256} label="Copy SHA-256" />
          </span>
        </Fact>
      )}
      {call.jobId !== null && (
        <Fact>
          <Link href={`/jobs/${call.jobId}`} prefetch={false} className="text-accent-ink hover:underline">
            Open the job
          </Link>
        </Fact>
      )}
    </ul>
  );
}

function Fact({ children }: { children: ReactNode }) {
  return <li className="flex h-7 items-center">{children}</li>;
}
