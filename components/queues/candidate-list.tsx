import type { QueueView } from '@/lib/domain/api/views';
import type { CandidateKind, JobUuidCandidate } from '@/lib/domain/payload/find-candidates';
import { mintedAt } from '@/lib/domain/payload/job-uuid';
import { Time } from '../ui/time';
import { formatNumber } from '../ui/number';

export interface CandidateListProps {
  candidates: readonly JobUuidCandidate[];
  /** The queue the job is wanted for. */
  queue: QueueView;
  /** Every tracked queue, to name the others. */
  queues: readonly { name: string; queueUuid: string }[];
  chosen: string | null;
  onChoose: (jobUuid: string) => void;
}

const KIND: Readonly<Record<CandidateKind, string>> = {
  'process-answer': 'In the answer to a process call',
  'finish-call': 'In a finish call',
  field: 'In a field named job_uuid',
  bare: 'A UUID, not said of what',
};

/** What was found, where, and of which queue. One of another queue can be seen but not chosen here. */
export function CandidateList({ candidates, queue, queues, chosen, onChoose }: CandidateListProps) {
  if (candidates.length === 0) {
    return (
      <output className="block text-sm text-ink-2">
        No Job UUID was found. It looks like{' '}
        <code className="font-mono">90ff218f-58f8-11ea-8424-0265ea535fd4</code> and stands in the answer to
        the process call, as <code className="font-mono">job_uuid</code>.
      </output>
    );
  }
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-sm font-medium text-ink">
        {candidates.length === 1
          ? 'Found one Job UUID'
          : `Found ${formatNumber(candidates.length)} UUIDs: choose one`}
      </legend>
      <div className="max-h-56 overflow-y-auto rounded-md border">
        {candidates.map((candidate) => {
          const of = queueOf(candidate, queue, queues);
          return (
            <label
              key={candidate.jobUuid}
              className="grid cursor-pointer grid-cols-[auto_1fr] gap-x-2.5 border-b px-3 py-2 last:border-b-0 hover:bg-surface-2 has-disabled:cursor-not-allowed"
            >
              <input
                type="radio"
                name="candidate"
                className="mt-1 size-4 accent-accent"
                disabled={of.isOther}
                checked={chosen === candidate.jobUuid}
                onChange={() => onChoose(candidate.jobUuid)}
              />
              <span className="font-mono text-xs/6 break-all text-ink">{candidate.jobUuid}</span>
              <span className="col-start-2 text-xs text-ink-3">
                {KIND[candidate.kind]}, {candidate.where}. {of.words} <Minted uuid={candidate.jobUuid} />
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

function queueOf(
  { queueUuid }: JobUuidCandidate,
  queue: QueueView,
  queues: CandidateListProps['queues'],
): { isOther: boolean; words: string } {
  if (queueUuid === null) return { isOther: false, words: 'It does not say of which queue.' };
  const uuid = queueUuid.toLowerCase();
  if (uuid === queue.queueUuid.toLowerCase()) return { isOther: false, words: 'Of this queue.' };
  const other = queues.find((one) => one.queueUuid.toLowerCase() === uuid);
  return {
    isOther: true,
    words: other ? `Of the queue ${other.name}: recover it there.` : 'Of a queue not tracked here.',
  };
}

function Minted({ uuid }: { uuid: string }) {
  const at = mintedAt(uuid);
  return at === null ? null : (
    <>
      Made <Time at={at} />.
    </>
  );
}
