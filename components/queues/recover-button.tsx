'use client';

import { KeyRound } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useAccount } from '@/lib/client/account';
import type { QueueView } from '@/lib/domain/api/views';
import { queueCan } from '@/lib/domain/queue-can';
import { Button } from '../ui/button';
import { lazyPart } from '../ui/lazy-part';

// It comes when a hand nears the button: it searches what was answered, and most visits never open it.
const load = () => import('./recover-dialog');
const near = () => void load().catch(() => null);
const RecoverDialog = lazy(lazyPart(async () => (await load()).RecoverDialog));

export interface RecoverButtonProps {
  queue: QueueView;
  prominent?: boolean;
  label?: string;
  /** What the ledger itself found in the beginning of a lost answer. */
  found?: string | null;
}

/** Opens a job by a UUID somebody knows. Not drawn when it is refused. */
export function RecoverButton({ queue, prominent = false, label, found = null }: RecoverButtonProps) {
  const { role } = useAccount();
  const [asking, setAsking] = useState(false);
  if (!queueCan.recover(queue, role).allowed && !asking) return null;
  return (
    <>
      <Button
        variant={prominent ? 'primary' : 'secondary'}
        size={prominent ? 'lg' : 'md'}
        icon={<KeyRound aria-hidden="true" />}
        onPointerEnter={near}
        onFocus={near}
        onClick={() => setAsking(true)}
      >
        {label ?? 'Recover a job…'}
      </Button>
      <Suspense>
        {asking && <RecoverDialog queue={queue} found={found} onClose={() => setAsking(false)} />}
      </Suspense>
    </>
  );
}
