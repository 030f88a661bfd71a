'use client';

import { Check } from 'lucide-react';
import { useState } from 'react';
import { useFinish } from '@/lib/client/acts';
import { useAccount } from '@/lib/client/account';
import type { FinishInput } from '@/lib/domain/api/inputs';
import type { JobView, QueueView } from '@/lib/domain/api/views';
import { jobCan, type FinishConfirm } from '@/lib/domain/job-can';
import { Button } from '../ui/button';
import { LaterPart } from '../ui/later-part';
import type { ActReporter } from './use-act-report';

// It comes when a hand nears the button: most visits only look.
const load = async () => (await import('./finish-dialog')).FinishDialog;
const near = () => void load().catch(() => null);

export interface FinishButtonProps {
  job: JobView;
  queue: QueueView;
  reporter: ActReporter;
  prominent?: boolean;
}

/** Clears a job, after a dialog that says what that does. Not drawn when it is refused. */
export function FinishButton({ job, queue, reporter, prominent = false }: FinishButtonProps) {
  const { role, id } = useAccount();
  const { act, pending } = useFinish(queue.id, job.id);
  // What the dialog shows is what is confirmed, even when the page behind it has moved on.
  const [asking, setAsking] = useState<{ job: JobView; confirm: FinishConfirm } | null>(null);
  const can = jobCan.finish(job, queue, { role, id });
  const run = async (input: FinishInput) => {
    await act(input, reporter);
    setAsking(null);
  };
  if (!can.allowed && !pending && asking === null) return null;
  return (
    <>
      {(can.allowed || pending) && (
        <Button
          variant={prominent ? 'primary' : 'secondary'}
          size={prominent ? 'lg' : 'md'}
          loading={pending}
          loadingLabel="Finishing…"
          icon={<Check aria-hidden="true" />}
          onPointerEnter={near}
          onFocus={near}
          onClick={() => can.allowed && setAsking({ job, confirm: can.confirm })}
        >
          Finish…
        </Button>
      )}
      <LaterPart
        load={load}
        wanted={asking !== null}
        onFailed={() => setAsking(null)}
        part={
          asking && {
            ...asking,
            pending,
            onCancel: () => setAsking(null),
            onConfirm: (input: FinishInput) => void run(input),
          }
        }
      />
    </>
  );
}
