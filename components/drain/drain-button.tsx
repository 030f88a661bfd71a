'use client';

import { ListEnd } from 'lucide-react';
import { useState } from 'react';
import { useAccount } from '@/lib/client/account';
import type { QueueView } from '@/lib/domain/api/views';
import { queueCan } from '@/lib/domain/queue-can';
import { Button } from '../ui/button';
import { DrainDialog } from './drain-dialog';

/** Opens the plan of a drain. Not drawn where one cannot begin. */
export function DrainButton({ queue }: { queue: QueueView }) {
  const { role } = useAccount();
  const [open, setOpen] = useState(false);
  if (!queueCan.drain(queue, role).allowed && !open) return null;
  return (
    <>
      <Button icon={<ListEnd aria-hidden="true" />} onClick={() => setOpen(true)}>
        Drain…
      </Button>
      {open && <DrainDialog queue={queue} onClose={() => setOpen(false)} />}
    </>
  );
}
