'use client';

import { ListEnd } from 'lucide-react';
import { useState } from 'react';
import { useAccount } from '@/lib/client/account';
import type { QueueView } from '@/lib/domain/api/views';
import { queueCan } from '@/lib/domain/queue-can';
import { Button } from '../ui/button';
import { LaterPart } from '../ui/later-part';

// It comes when a hand nears the button: most visits never open it.
const load = async () => (await import('./drain-dialog')).DrainDialog;
const near = () => void load().catch(() => null);

/** Opens the plan of a drain. Not drawn where one cannot begin. */
export function DrainButton({ queue }: { queue: QueueView }) {
  const { role } = useAccount();
  const [open, setOpen] = useState(false);
  if (!queueCan.drain(queue, role).allowed && !open) return null;
  return (
    <>
      <Button
        icon={<ListEnd aria-hidden="true" />}
        onPointerEnter={near}
        onFocus={near}
        onClick={() => setOpen(true)}
      >
        Drain…
      </Button>
      <LaterPart
        load={load}
        wanted={open}
        onFailed={() => setOpen(false)}
        part={open ? { queue, onClose: () => setOpen(false) } : null}
      />
    </>
  );
}
