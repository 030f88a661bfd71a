'use client';

import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useAccount } from '@/lib/client/account';
import type { QueueView } from '@/lib/domain/api/views';
import { queueCan } from '@/lib/domain/queue-can';
import { Button } from '../ui/button';
import { RecoverDialog } from './recover-dialog';

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
        onClick={() => setAsking(true)}
      >
        {label ?? 'Recover a job…'}
      </Button>
      {asking && <RecoverDialog queue={queue} found={found} onClose={() => setAsking(false)} />}
    </>
  );
}
