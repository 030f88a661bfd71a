import {
  BellOff,
  CircleCheck,
  CircleHelp,
  CircleX,
  Hourglass,
  LoaderCircle,
  OctagonAlert,
} from 'lucide-react';
import type { HealthView } from '@/lib/domain/api/views';
import { HEALTH_WORDS, type HealthState } from '@/lib/domain/health';
import { Badge } from '../ui/badge';
import { formatAbsolute } from '../ui/time-format';

/** A state's word and picture, the same wherever it is told. */
export const HEALTH = {
  stuck: { word: HEALTH_WORDS.stuck, Icon: OctagonAlert, ink: 'text-stuck-ink', soft: 'bg-stuck-soft' },
  failing: { word: HEALTH_WORDS.failing, Icon: CircleX, ink: 'text-failing-ink', soft: 'bg-failing-soft' },
  backlog: { word: HEALTH_WORDS.backlog, Icon: Hourglass, ink: 'text-backlog-ink', soft: 'bg-backlog-soft' },
  unknown: { word: HEALTH_WORDS.unknown, Icon: CircleHelp, ink: 'text-unknown-ink', soft: 'bg-unknown-soft' },
  healthy: {
    word: HEALTH_WORDS.healthy,
    Icon: CircleCheck,
    ink: 'text-healthy-ink',
    soft: 'bg-healthy-soft',
  },
} as const satisfies Record<HealthState, unknown>;

const LOADING = { word: 'Loading', Icon: LoaderCircle, ink: 'text-unknown-ink', soft: 'bg-unknown-soft' };

/** How a queue's health looks: that of its state, or that there is no figure yet. */
export function lookOf({ state, isLoading }: Pick<HealthView, 'state' | 'isLoading'>) {
  return isLoading === true ? LOADING : HEALTH[state];
}

export interface HealthBadgeProps {
  state: HealthState;
  isLoading?: true | undefined;
  /** Why; shown on hover. */
  sentence?: string;
}

/** A queue's health: icon, word and colour. */
export function HealthBadge({ state, isLoading, sentence }: HealthBadgeProps) {
  const { word, Icon } = lookOf({ state, isLoading });
  return (
    <Badge
      tone={state}
      icon={<Icon aria-hidden="true" />}
      {...(sentence === undefined ? {} : { title: sentence })}
    >
      {word}
    </Badge>
  );
}

/** The same; of a queue that is snoozed the picture says so, and who has it in hand, and until when, is on hover. */
export function QueueHealth({
  health,
  withSentence = false,
}: {
  health: HealthView;
  withSentence?: boolean;
}) {
  const { state, isLoading, sentence, snooze } = health;
  if (snooze === undefined)
    return <HealthBadge state={state} isLoading={isLoading} {...(withSentence ? { sentence } : {})} />;
  return (
    <Badge
      tone={state}
      icon={
        <>
          <BellOff aria-hidden="true" />
          <span className="sr-only">Snoozed:</span>
        </>
      }
      title={`Snoozed by ${snooze.by} until ${formatAbsolute(snooze.until)}: ${snooze.reason}`}
    >
      {lookOf(health).word}
    </Badge>
  );
}
