'use client';

import { BellOff } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useAccount } from '@/lib/client/account';
import type { QueueView } from '@/lib/domain/api/views';
import { may } from '@/lib/domain/policies';
import { Button } from '../ui/button';
import { lazyPart } from '../ui/lazy-part';

// It comes when a hand nears the button: most visits never open it.
const load = () => import('./snooze-dialog');
const near = () => void load().catch(() => null);
const SnoozeDialog = lazy(lazyPart(async () => (await load()).SnoozeDialog));

/** The way to say that somebody has this queue in hand. */
export function SnoozeButton({ queue }: { queue: QueueView }) {
  const { role } = useAccount();
  const [asking, setAsking] = useState(false);
  if (!may(role, 'queue.snooze') || queue.archivedAt !== null || queue.health.snooze !== undefined)
    return null;
  return (
    <>
      <Button
        icon={<BellOff aria-hidden="true" />}
        onPointerEnter={near}
        onFocus={near}
        onClick={() => setAsking(true)}
      >
        Snooze…
      </Button>
      <Suspense>{asking && <SnoozeDialog queue={queue} onClose={() => setAsking(false)} />}</Suspense>
    </>
  );
}
