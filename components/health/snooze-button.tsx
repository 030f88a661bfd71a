'use client';

import { BellOff } from 'lucide-react';
import { useState } from 'react';
import { useAccount } from '@/lib/client/account';
import type { QueueView } from '@/lib/domain/api/views';
import { may } from '@/lib/domain/policies';
import { Button } from '../ui/button';
import { SnoozeDialog } from './snooze-dialog';

/** The way to say that somebody has this queue in hand. */
export function SnoozeButton({ queue }: { queue: QueueView }) {
  const { role } = useAccount();
  const [asking, setAsking] = useState(false);
  if (!may(role, 'queue.snooze') || queue.archivedAt !== null || queue.health.snooze !== undefined)
    return null;
  return (
    <>
      <Button icon={<BellOff aria-hidden="true" />} onClick={() => setAsking(true)}>
        Snooze…
      </Button>
      {asking && <SnoozeDialog queue={queue} onClose={() => setAsking(false)} />}
    </>
  );
}
