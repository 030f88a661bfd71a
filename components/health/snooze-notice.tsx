'use client';

import { BellOff, Moon } from 'lucide-react';
import { useAccount } from '@/lib/client/account';
import { useSnooze } from '@/lib/client/health-acts';
import type { QueueView } from '@/lib/domain/api/views';
import { may } from '@/lib/domain/policies';
import { notifyRefusal } from '../console/notify-refusal';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { notify } from '../ui/notify';
import { Time } from '../ui/time';

/** Why nobody is told of this queue at the moment: it is snoozed, or these are quiet hours. */
export function SnoozeNotice({ queue }: { queue: QueueView }) {
  const { snooze, quietUntil } = queue.health;
  if (snooze !== undefined) return <Snoozed queue={queue} snooze={snooze} />;
  if (quietUntil === undefined) return null;
  return (
    <Callout tone="unknown" icon={<Moon />} title="Quiet hours">
      Until <Time at={quietUntil} show="absolute" />. No incident opens and nobody is reminded until then.
    </Callout>
  );
}

interface SnoozedProps {
  queue: QueueView;
  snooze: NonNullable<QueueView['health']['snooze']>;
}

function Snoozed({ queue, snooze: { until, reason, by } }: SnoozedProps) {
  const { role } = useAccount();
  const act = useSnooze(queue.id);
  const end = () =>
    act.mutate(null, {
      onSuccess: () => notify({ tone: 'success', title: 'The snooze is over' }),
      onError: notifyRefusal,
    });
  return (
    <Callout
      tone="unknown"
      icon={<BellOff />}
      title={
        <>
          Snoozed by {by} until <Time at={until} show="absolute" />
        </>
      }
      actions={
        may(role, 'queue.snooze') && (
          <Button size="sm" loading={act.isPending} onClick={end}>
            End the snooze
          </Button>
        )
      }
    >
      {reason}
    </Callout>
  );
}
