import { CloudOff } from 'lucide-react';
import type { Staleness } from '@/lib/domain/wall-feed';
import { useTicking } from '../ui/ticker';
import { formatAbsolute, formatDuration } from '../ui/time-format';

const WORDS = {
  'no-answer': 'The console does not answer. This screen goes on trying.',
  'no-samples': 'The console answers, but nothing reads the queues any more. Look at its background work.',
  clocks:
    'What was read last is dated ahead of the console’s clock, so how old it is cannot be told. Look at its clock.',
} as const satisfies Record<Staleness['why'], string>;

export interface StaleCoverProps {
  staleness: Staleness;
  /** The server's clock minus the screen's. */
  ahead: number;
  /** There are figures behind it. */
  hasBoard: boolean;
}

/** Over the whole screen: nobody may take what is behind it for how things are now. */
export function StaleCover({ staleness: { why, since }, ahead, hasBoard }: StaleCoverProps) {
  // Behind a clock that was set back since, no age can be told.
  const age = useTicking(
    (now) => (now + ahead < since ? '' : ` · ${formatDuration(now + ahead - since, { coarse: true })}`),
    '',
  );
  return (
    <div
      role="alert"
      className="absolute -inset-[1em] flex flex-col items-center justify-center gap-[0.8em] p-[2em] text-center"
      style={{ background: 'color-mix(in srgb, var(--canvas) 86%, transparent)' }}
    >
      <p
        className="flex items-center gap-[0.4em] rounded-[0.2em] bg-danger px-[0.5em] py-[0.15em] leading-tight font-bold whitespace-nowrap text-on-danger"
        style={{ fontSize: 'min(5.6em, 9vw)' }}
      >
        <CloudOff className="size-[0.9em] shrink-0" aria-hidden="true" />
        DATA STALE
      </p>
      <div className="flex flex-col gap-[0.4em] rounded-[0.6em] bg-canvas px-[1.2em] py-[0.6em]">
        <p className="figures text-[2.2em] font-semibold text-balance">
          {hasBoard ? 'since' : 'No answer since'} {formatAbsolute(since)}
          {age}
        </p>
        <p className="text-[1.6em] text-balance text-ink-2">{WORDS[why]}</p>
      </div>
    </div>
  );
}
