import { Check, Circle, Minus } from 'lucide-react';
import { cn } from '../ui/cn';
import { CopyButton } from '../ui/copy-button';
import { Time } from '../ui/time';
import type { TimelineStep } from './timeline';

const MARK = {
  done: { Icon: Check, box: 'border-healthy bg-healthy-soft text-healthy-ink', said: 'done' },
  open: { Icon: Circle, box: 'border-line-strong text-ink-3', said: 'to come' },
  missing: { Icon: Minus, box: 'border-line-strong bg-unknown-soft text-unknown-ink', said: 'not here' },
} as const;

/** The life of a job: along a line on a wide screen, down one on a phone. */
export function JobTimeline({ steps }: { steps: readonly TimelineStep[] }) {
  return (
    <ol aria-label="Timeline" className="flex max-sm:flex-col">
      {steps.map((step, index) => (
        <Step key={step.id} step={step} last={index === steps.length - 1} />
      ))}
    </ol>
  );
}

function Step({ step, last }: { step: TimelineStep; last: boolean }) {
  const { Icon, box, said } = MARK[step.state];
  return (
    <li className="relative flex min-w-0 flex-1 gap-3 max-sm:pb-4 max-sm:last:pb-0 sm:flex-col sm:gap-2 sm:pr-4">
      {!last && (
        <span
          className="absolute bg-line max-sm:top-6 max-sm:bottom-0 max-sm:left-3 max-sm:w-px sm:top-3 sm:right-0 sm:left-8 sm:h-px"
          aria-hidden="true"
        />
      )}
      <span className={cn('relative grid size-6 shrink-0 place-items-center rounded-full border', box)}>
        <Icon className="size-3.5" aria-hidden="true" />
        <span className="sr-only">{said}:</span>
      </span>
      <div className="min-w-0 text-sm">
        <p className="font-medium text-ink">{step.title}</p>
        {step.at !== null && (
          <p className="text-ink-2">
            <Time at={step.at} />
          </p>
        )}
        {step.note && <p className="truncate text-xs text-ink-3">{step.note}</p>}
        {step.sha256 && (
          <p className="flex items-center gap-1 text-xs text-ink-3">
            <span className="truncate">
              SHA-256 <code className="font-mono">{step.sha256.slice(0, 10)}…</code>
            </span>
            <CopyButton text={step.sha256} label="Copy SHA-256" />
          </p>
        )}
      </div>
    </li>
  );
}
