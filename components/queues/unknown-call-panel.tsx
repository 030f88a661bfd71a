'use client';

import { OctagonAlert } from 'lucide-react';
import { useState } from 'react';
import { useReconcile } from '@/lib/client/acts';
import { useAccount } from '@/lib/client/account';
import type { CallView, QueueView } from '@/lib/domain/api/views';
import { queueCan } from '@/lib/domain/queue-can';
import { Button } from '../ui/button';
import { focusHome } from '../ui/focus-home';
import { DefinitionList } from '../ui/definition-list';
import { LaterAlertDialog, nearAlertDialog } from '../ui/later-alert-dialog';
import { formatNumber } from '../ui/number';
import { Time } from '../ui/time';
import { reconcileWords } from './reconcile-words';
import { RecoverButton } from './recover-button';
import type { ActReporter } from './use-act-report';
import { Uuid } from './uuid';

export interface UnknownCallPanelProps {
  queue: QueueView;
  call: CallView;
  reporter: ActReporter;
}

/** A call that may have happened: what happened, what it means, what was kept, and the way out. */
export function UnknownCallPanel({ queue, call, reporter }: UnknownCallPanelProps) {
  const words = reconcileWords(call);
  return (
    <section
      {...focusHome}
      aria-labelledby="unknown-call"
      className="overflow-hidden rounded-lg border border-stuck bg-surface shadow-card"
    >
      <div className="flex items-start gap-3 bg-stuck-soft px-4 py-3.5">
        <OctagonAlert className="mt-0.5 size-5 shrink-0 text-stuck-ink" aria-hidden="true" />
        <div className="min-w-0">
          <h2 id="unknown-call" className="text-lg font-semibold text-ink">
            Nobody knows what came of the last {call.verb} call
          </h2>
          <p className="text-sm text-ink-2">
            <bdi>{call.actor.name}</bdi> called <Time at={call.requestedAt} />. The queue stands still until
            this is settled.
          </p>
        </div>
      </div>
      <div className="flex flex-col gap-4 p-4">
        <DefinitionList
          items={[
            { term: 'What happened', value: call.detail ?? 'The call was sent and no whole answer came.' },
            { term: 'What it means', value: words.meaning },
            { term: 'What was kept', value: <Kept call={call} /> },
          ]}
        />
        <ReconcileActs queue={queue} call={call} reporter={reporter} />
      </div>
    </section>
  );
}

function Kept({ call }: { call: CallView }) {
  const uuid = call.foundJobUuid ?? call.jobUuid;
  return (
    <>
      {call.bodyBytes === 0
        ? 'No byte of an answer came.'
        : `${formatNumber(call.bodyBytes)} bytes of the answer.`}{' '}
      {uuid === null ? (
        'No Job UUID was found in it.'
      ) : (
        <>
          The Job UUID: <Uuid value={uuid} label="Job UUID" />
        </>
      )}
    </>
  );
}

function ReconcileActs({ queue, call, reporter }: UnknownCallPanelProps) {
  const { role } = useAccount();
  const { act, pending } = useReconcile(queue.id);
  const [asking, setAsking] = useState(false);
  const can = queueCan.reconcile(queue, role);
  const words = reconcileWords(call);
  const run = async () => {
    await act({ callId: call.id }, reporter);
    setAsking(false);
  };
  if (!can.allowed && !pending) return <p className="text-sm text-ink-2">{can.reason}</p>;
  return (
    <div data-acts className="flex flex-wrap items-center gap-2">
      <Button
        variant="primary"
        size="lg"
        loading={pending}
        onPointerEnter={nearAlertDialog}
        onFocus={nearAlertDialog}
        onClick={() => setAsking(true)}
      >
        {words.button}
      </Button>
      {call.verb === 'process' && (
        <RecoverButton queue={queue} found={call.foundJobUuid} label="I know the Job UUID" />
      )}
      <LaterAlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={words.question}
        description={words.consequence}
        confirmLabel={words.confirm}
        pending={pending}
        onConfirm={() => void run()}
      />
    </div>
  );
}
