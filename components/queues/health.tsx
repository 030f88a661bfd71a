import { BellOff, CircleCheck, CircleHelp, CircleX, Hourglass, OctagonAlert } from 'lucide-react';
import type { HealthView } from '@/lib/domain/api/views';
import type { HealthState } from '@/lib/domain/health';
import { Badge } from '../ui/badge';

/** A state's word and picture, the same wherever it is told. */
export const HEALTH = {
  stuck: { word: 'Stuck', Icon: OctagonAlert, ink: 'text-stuck-ink', soft: 'bg-stuck-soft' },
  failing: { word: 'Failing', Icon: CircleX, ink: 'text-failing-ink', soft: 'bg-failing-soft' },
  backlog: { word: 'Backlog', Icon: Hourglass, ink: 'text-backlog-ink', soft: 'bg-backlog-soft' },
  unknown: { word: 'Unknown', Icon: CircleHelp, ink: 'text-unknown-ink', soft: 'bg-unknown-soft' },
  healthy: { word: 'Healthy', Icon: CircleCheck, ink: 'text-healthy-ink', soft: 'bg-healthy-soft' },
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
  const until = new Date(snooze.until).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Badge
      tone={state}
      icon={<BellOff role="img" aria-label="Snoozed:" />}
      title={`Snoozed by ${snooze.by} until ${until}: ${snooze.reason}`}
    >
      {HEALTH[state].word}
    </Badge>
  );
}
