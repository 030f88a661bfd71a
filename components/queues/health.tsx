import { BellOff, CircleCheck, CircleHelp, CircleX, Hourglass, OctagonAlert } from 'lucide-react';
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

export interface HealthBadgeProps {
  state: HealthState;
  /** Why; shown on hover. */
  sentence?: string;
}

/** A queue's health: icon, word and colour. */
export function HealthBadge({ state, sentence }: HealthBadgeProps) {
  const { word, Icon } = HEALTH[state];
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
  const { state, sentence, snooze } = health;
  if (snooze === undefined) return <HealthBadge state={state} {...(withSentence ? { sentence } : {})} />;
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
      {HEALTH[state].word}
    </Badge>
  );
}
