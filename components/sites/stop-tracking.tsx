'use client';

import { useState } from 'react';
import { useAcceptChanges } from '@/lib/client/site-acts';
import type { DiscoveredView } from '@/lib/domain/api/sites';
import { AlertDialog } from '../ui/alert-dialog';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { notify } from '../ui/notify';
import { Refusal } from './connect-site';

/** Lets go of a queue that is tracked. The server refuses while a job of it is open or a call unknown, and says so. */
export function StopTracking({ siteId, alert }: { siteId: string; alert: DiscoveredView }) {
  const [asking, setAsking] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const accept = useAcceptChanges(siteId);
  const name = alert.queue?.name ?? alert.name;
  const open = (isOpen: boolean) => {
    setAsking(isOpen);
    setRefused(null);
    accept.reset();
  };
  const confirm = () =>
    accept.mutate(
      { add: [], update: [], remove: [alert.queueUuid] },
      {
        onSuccess: ({ lines: [line] }) => {
          if (line?.result === 'refused') return setRefused(line.sentence);
          open(false);
          notify({
            tone: 'success',
            title: `${name} is not tracked any more`,
            description: 'Its ledger is kept in the archive.',
          });
        },
      },
    );
  return (
    <>
      <Button size="sm" onClick={() => open(true)}>
        Stop tracking<span className="sr-only"> {name}</span>
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={open}
        title={`Stop tracking ${name}?`}
        description="It leaves the overview, and gateway tokens stop reaching it. Nothing changes in Fluxx: its alert goes on queueing records. Its jobs and payloads stay in the archive, and you can track it again here."
        confirmLabel="Stop tracking"
        tone="danger"
        pending={accept.isPending}
        onConfirm={confirm}
      >
        {accept.error !== null && <Refusal error={accept.error} />}
        {refused !== null && (
          <Callout tone="warning" title="It is still tracked">
            {refused}
          </Callout>
        )}
      </AlertDialog>
    </>
  );
}
