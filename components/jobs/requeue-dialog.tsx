import type { ErrorWords } from '@/lib/client/error-words';
import type { JobView, QueueView } from '@/lib/domain/api/views';
import { describeRecords } from '@/lib/domain/durations';
import { Refusal } from '../console/refusal';
import { DefinitionList } from '../ui/definition-list';
import { Age } from '../ui/duration';
import { LaterAlertDialog } from '../ui/later-alert-dialog';
import { NumberText } from '../ui/number';
import { requeueWords } from './requeue-words';

export interface RequeueDialogProps {
  job: JobView;
  queue: QueueView;
  records: number;
  pending: boolean;
  /** What came of the last attempt, when it failed. */
  problem: ErrorWords | null;
  onCancel: () => void;
  onConfirm: () => void;
}

/** Says what queueing a job's records again does, to which queue, and who gets them. */
export function RequeueDialog(props: RequeueDialogProps) {
  const { job, queue, records, pending, problem } = props;
  return (
    <LaterAlertDialog
      open
      onOpenChange={(open) => !open && props.onCancel()}
      title={`Queue ${records === 1 ? 'this record' : `these ${describeRecords(records)}`} again?`}
      description={requeueWords(takerOf(queue))}
      confirmLabel={`Queue ${describeRecords(records)} again`}
      pending={pending}
      onConfirm={props.onConfirm}
    >
      <DefinitionList
        items={[
          { term: 'Records', value: <NumberText value={records} /> },
          { term: 'Queue', value: queue.name },
          { term: 'Waiting there now', value: <NumberText value={queue.queued.value} reason="Not known" /> },
          {
            term: 'Oldest record',
            value: job.oldestTriggeredAt === null ? null : <Age since={job.oldestTriggeredAt} />,
          },
        ]}
      />
      {problem !== null && <Refusal words={problem} className="mt-3" />}
    </LaterAlertDialog>
  );
}

function takerOf(queue: QueueView): string {
  return queue.polledBy === 'nobody'
    ? 'Whoever processes the queue next'
    : 'The integration that polls this queue';
}
