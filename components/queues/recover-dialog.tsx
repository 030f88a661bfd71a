'use client';

import { FileSearch } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { explainError } from '@/lib/client/error-words';
import { useRecover } from '@/lib/client/acts';
import { queries, useLive } from '@/lib/client/queries';
import type { QueueView } from '@/lib/domain/api/views';
import { findCandidates, type JobUuidCandidate } from '@/lib/domain/payload/find-candidates';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { notify } from '../ui/notify';
import { Textarea } from '../ui/textarea';
import { CandidateList } from './candidate-list';
import { readSmallFile } from './read-small-file';

export interface RecoverDialogProps {
  queue: QueueView;
  /** What the ledger itself found in the beginning of a lost answer. */
  found?: string | null;
  onClose: () => void;
}

type Source = 'typed' | 'text' | 'file';

/** What was read from a file. Its text is let go of at once: a HAR file holds tokens and cookies. */
interface FromFile {
  name: string;
  candidates: readonly JobUuidCandidate[];
}

/**
 * Opens a job by a UUID that is typed, or found in pasted text or a HAR file. The search happens in this browser; nothing but the
 * chosen UUID is sent.
 */
export function RecoverDialog({ queue, found = null, onClose }: RecoverDialogProps) {
  const [text, setText] = useState(found ?? '');
  const [file, setFile] = useState<FromFile | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const overview = useLive(queries.overview());
  const queues = useMemo(() => overview.data?.queues ?? [queue], [overview.data, queue]);
  const notJobs = useMemo(() => queues.map((one) => one.queueUuid), [queues]);
  const typed = useMemo(() => findCandidates(text, notJobs), [text, notJobs]);
  const candidates = file?.candidates ?? typed;
  const choosable = candidates.filter((one) => isFor(one, queue));
  const chosen = choosable.find((one) => one.jobUuid === picked) ?? choosable[0];
  const recover = useRecover(queue.id);

  const take = async (given: File | undefined) => {
    if (given === undefined) return;
    setProblem(null);
    const content = await readSmallFile(given);
    if (content === null) {
      setProblem(`${given.name} is larger than 25 MB, or could not be read. Nothing of it was kept.`);
      return;
    }
    setFile({ name: given.name, candidates: findCandidates(content, notJobs) });
  };
  const run = async () => {
    if (chosen === undefined) return;
    const source: Source = file === null ? (text.trim() === chosen.jobUuid ? 'typed' : 'text') : 'file';
    try {
      const { job } = await recover.mutateAsync({ jobUuid: chosen.jobUuid, source });
      notify({
        tone: 'success',
        title: 'The job is open here',
        description: `Job ${job.jobUuid}. Nothing was called: process asks the site for its records.`,
      });
      onClose();
    } catch (error) {
      const { title, detail, whatNext } = explainError(error, 'act');
      setProblem(`${title}. ${detail} ${whatNext}`);
    }
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !recover.isPending && onClose()}
      title="Recover a job by its UUID"
      description="From the integration’s log, a curl command, or a HAR file of the browser that made the call. The site is not called: the job is opened here without its records, and Process or Finish can follow."
      footer={
        <>
          <Button onClick={onClose} disabled={recover.isPending}>
            Cancel
          </Button>
          <Button
            variant="primary"
            disabled={chosen === undefined}
            loading={recover.isPending}
            onClick={() => void run()}
          >
            Open this job
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {problem !== null && (
          <Callout tone="danger" title="Nothing was changed">
            {problem}
          </Callout>
        )}
        {file === null ? (
          <>
            <Field
              label="Job UUID, or a text that contains it"
              hint="It is searched in this browser. Only the UUID you choose is sent."
              required
            >
              {(control) => (
                <Textarea
                  {...control}
                  rows={3}
                  spellCheck={false}
                  className="font-mono text-xs"
                  value={text}
                  onChange={(event) => setText(event.target.value)}
                />
              )}
            </Field>
            <FileDrop onFile={(given) => void take(given)} />
          </>
        ) : (
          <p className="flex flex-wrap items-center justify-between gap-2 text-sm text-ink-2">
            <span>
              Searched <span className="font-medium text-ink">{file.name}</span>. Its content was not kept.
            </span>
            <Button size="sm" onClick={() => setFile(null)}>
              Choose something else
            </Button>
          </p>
        )}
        {(file !== null || text.trim() !== '') && (
          <CandidateList
            candidates={candidates}
            queue={queue}
            queues={queues}
            chosen={chosen?.jobUuid ?? null}
            onChoose={setPicked}
          />
        )}
      </div>
    </Dialog>
  );
}

function isFor(candidate: JobUuidCandidate, queue: QueueView): boolean {
  return candidate.queueUuid === null || candidate.queueUuid.toLowerCase() === queue.queueUuid.toLowerCase();
}

/** The browser's own file control lies over the whole box, so a file can be dropped on it. */
function FileDrop({ onFile }: { onFile: (file: File | undefined) => void }) {
  const id = useId();
  return (
    <label
      htmlFor={id}
      className="relative flex items-center gap-3 rounded-md border border-dashed px-3 py-2.5 text-sm text-ink-2 focus-within:outline-2 focus-within:outline-accent hover:bg-surface-2"
    >
      <FileSearch className="size-4 shrink-0 text-ink-3" aria-hidden="true" />
      Or drop a HAR or log file here, or choose one (at most 25 MB)
      <input
        id={id}
        type="file"
        className="absolute inset-0 cursor-pointer opacity-0"
        onChange={(event) => onFile(event.target.files?.[0])}
      />
    </label>
  );
}
