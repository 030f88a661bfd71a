'use client';

import { ListEnd } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useAccount } from '@/lib/client/account';
import type { QueueView } from '@/lib/domain/api/views';
import { queueCan } from '@/lib/domain/queue-can';
import { Button } from '../ui/button';
import { lazyPart } from '../ui/lazy-part';

// It comes when a hand nears the button: most visits never open it.
const load = () => import('./drain-dialog');
const near = () => void load().catch(() => null);
const DrainDialog = lazy(lazyPart(async () => (await load()).DrainDialog));

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
      <Suspense>{open && <DrainDialog queue={queue} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
