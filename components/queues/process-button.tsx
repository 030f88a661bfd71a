'use client';

import { ArrowDownToLine } from 'lucide-react';
import { useState } from 'react';
import { useProcess, type ActResponse } from '@/lib/client/acts';
import { useAccount } from '@/lib/client/account';
import type { QueueView } from '@/lib/domain/api/views';
import { describeRecords } from '@/lib/domain/durations';
import { queueCan } from '@/lib/domain/queue-can';
import { Button } from '../ui/button';
import { LaterAlertDialog, nearAlertDialog } from '../ui/later-alert-dialog';
import type { ActReporter } from './use-act-report';

export interface ProcessButtonProps {
  queue: QueueView;
  reporter: ActReporter;
  /** The one suggested action is drawn large and coloured. */
  prominent?: boolean;
  label?: string;
  onDone?: (answer: ActResponse) => void;
}

/** Takes the next records: one click where nobody else would miss them, else after a question. Not drawn when refused. */
export function ProcessButton({ queue, reporter, prominent = false, label, onDone }: ProcessButtonProps) {
  const { role } = useAccount();
  const { act, pending } = useProcess(queue.id);
  const [asking, setAsking] = useState(false);
  const can = queueCan.process(queue, role);
  const run = async () => {
    const seen = { openJobId: queue.openJob?.id ?? null, unknownCallId: queue.unknownCall?.id ?? null };
    await act(
      { seen },
      {
        onDone: (answer) => {
          reporter.onDone(answer);
          onDone?.(answer);
        },
        onFailed: reporter.onFailed,
      },
    );
    setAsking(false);
  };
  if (!can.allowed && !pending) return null;
  const asks = can.allowed && can.confirm === 'integration-dialog';
  return (
    <>
      <Button
        variant={prominent ? 'primary' : 'secondary'}
        size={prominent ? 'lg' : 'md'}
        loading={pending}
        loadingLabel="Processing…"
        icon={<ArrowDownToLine aria-hidden="true" />}
        onPointerEnter={asks ? nearAlertDialog : undefined}
        onFocus={asks ? nearAlertDialog : undefined}
        onClick={() => (asks ? setAsking(true) : void run())}
      >
        {label ?? 'Process'}
      </Button>
      <LaterAlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Take these records from the integration?"
        description={`An integration polls this queue itself. It will not get the ${recordsOf(queue)} you take now: you will have to pass them on, or finish them knowing it never saw them.`}
        confirmLabel="Process"
        pending={pending}
        onConfirm={() => void run()}
      />
    </>
  );
}

function recordsOf(queue: QueueView): string {
  return queue.queued.value === null ? 'records' : describeRecords(Math.min(queue.queued.value, 1000));
}
