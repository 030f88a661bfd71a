'use client';

import Link from 'next/link';
import { useState } from 'react';
import { explainError } from '@/lib/client/error-words';
import { useErase, usePreviewErasure } from '@/lib/client/payloads';
import type { ErasurePreview } from '@/lib/domain/api/payloads';
import type { ErasureTarget } from '@/lib/domain/api/payload-inputs';
import { describeRecords } from '@/lib/domain/durations';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardBody, CardHeader } from '../ui/card';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { formatNumber } from '../ui/number';
import { Select } from '../ui/select';
import { EraseDialog } from './erase-dialog';

const BY = [
  { value: 'record-id', label: 'A record, by its id' },
  { value: 'text', label: 'Every value that holds a text' },
] as const;

/** Erases the data of one person or record from the stored payloads: what is touched is shown first. */
export function ErasurePage() {
  const [by, setBy] = useState<ErasureTarget['by']>('record-id');
  const [value, setValue] = useState('');
  const [done, setDone] = useState<ErasurePreview | null>(null);
  const preview = usePreviewErasure();
  const least = by === 'text' ? 3 : 1;
  const target = targetOf(by, value);
  const change = (work: () => void) => {
    work();
    preview.reset();
    setDone(null);
  };
  return (
    <div className="flex flex-col gap-5">
      <p className="max-w-[75ch] text-sm text-ink-2">
        Replaces the data of one person in the payloads that are stored here. Nothing changes on a Fluxx site.
        The hashes of the original bytes are kept, and each payload says since when it differs from its hash.
      </p>
      <form
        className="grid items-end gap-3 sm:grid-cols-[16rem_minmax(0,1fr)_auto]"
        onSubmit={(event) => {
          event.preventDefault();
          setDone(null);
          preview.mutate(target);
        }}
      >
        <Field label="What to erase" required>
          {(control) => (
            <Select {...control} value={by} onChange={(next) => change(() => setBy(next))} options={BY} />
          )}
        </Field>
        <Field label={by === 'text' ? 'The text' : 'The record’s id'} required>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              placeholder={by === 'text' ? 'maya@example.org' : '21277590'}
              value={value}
              onChange={(event) => change(() => setValue(event.target.value))}
            />
          )}
        </Field>
        <Button
          type="submit"
          variant="primary"
          loading={preview.isPending}
          loadingLabel="Reading the payloads…"
          disabled={value.trim().length < least}
        >
          Show what it touches
        </Button>
      </form>
      {preview.isPending && by === 'text' && (
        <p className="text-sm text-ink-2">Every stored payload is opened and read. This may take a while.</p>
      )}
      {preview.error !== null && <Failed error={preview.error} />}
      {done !== null && (
        <Callout
          tone="success"
          title={`Erased ${countOf(done.values, 'value')} in ${countOf(done.jobs, 'job')}`}
        >
          The activity log has an entry for each job, without what was erased.
        </Callout>
      )}
      {preview.data !== undefined && done === null && (
        <Preview
          preview={preview.data}
          target={target}
          onDone={(erased) => {
            preview.reset();
            setDone(erased);
          }}
        />
      )}
    </div>
  );
}

/** "1 value", "2 values". */
function countOf(count: number, what: string): string {
  return `${formatNumber(count)} ${what}${count === 1 ? '' : 's'}`;
}

function targetOf(by: ErasureTarget['by'], value: string): ErasureTarget {
  return by === 'text' ? { by, text: value.trim() } : { by, recordId: value.trim() };
}

interface PreviewProps {
  preview: ErasurePreview;
  target: ErasureTarget;
  onDone: (erased: ErasurePreview) => void;
}

function Preview({ preview, target, onDone }: PreviewProps) {
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error } = useErase();
  const { jobs, records, values, samples } = preview;
  return (
    <>
      <Untouched preview={preview} />
      <Card>
        <CardHeader
          title={
            values === 0
              ? 'Nothing to erase'
              : `${countOf(values, 'value')} of ${describeRecords(records)} in ${formatNumber(jobs)} ${jobs === 1 ? 'job' : 'jobs'}`
          }
          description={
            values === 0
              ? 'No finished job that is stored holds it.'
              : 'Each value becomes [erased]. This cannot be undone.'
          }
          actions={
            values > 0 && (
              <Button variant="danger" onClick={() => setAsking(true)}>
                Erase…
              </Button>
            )
          }
        />
        {samples.length > 0 && (
          <ul aria-label="Jobs it touches" className="divide-y divide-line">
            {samples.map((job) => (
              <li
                key={job.jobId}
                className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5 text-sm"
              >
                <Link href={`/jobs/${job.jobId}`} className="font-medium text-ink hover:underline">
                  {job.queueName}, job of {describeRecords(job.recordCount)}
                </Link>
                <span className="figures text-ink-2">
                  {formatNumber(job.values)} {job.values === 1 ? 'value' : 'values'} of{' '}
                  {describeRecords(job.records)}
                </span>
              </li>
            ))}
          </ul>
        )}
        {jobs > samples.length && (
          <CardBody className="text-sm text-ink-2">
            And {formatNumber(jobs - samples.length)} more jobs.
          </CardBody>
        )}
      </Card>
      {error !== null && <Failed error={error} />}
      {asking && (
        <EraseDialog
          values={values}
          pending={isPending}
          onCancel={() => setAsking(false)}
          onConfirm={(reason) =>
            mutate(
              { target, reason, fingerprint: preview.fingerprint },
              { onSuccess: onDone, onSettled: () => setAsking(false) },
            )
          }
        />
      )}
    </>
  );
}

function Untouched({ preview: { openJobs, unknownCalls } }: { preview: ErasurePreview }) {
  if (openJobs === 0 && unknownCalls === 0) return null;
  return (
    <Callout tone="warning" title="Some of it is not touched">
      {openJobs > 0 && (
        <p>
          {formatNumber(openJobs)} open {openJobs === 1 ? 'job holds' : 'jobs hold'} it too. An open job’s
          bytes may still have to be passed on to the integration, so it is left alone: finish it, then erase
          again.
        </p>
      )}
      {unknownCalls > 0 && (
        <p>
          {formatNumber(unknownCalls)} {unknownCalls === 1 ? 'call has' : 'calls have'} an unknown outcome,
          and what came of it is kept until it is reconciled. Whether it holds this was not looked at.
        </p>
      )}
    </Callout>
  );
}

function Failed({ error }: { error: Error }) {
  const { title, detail, whatNext } = explainError(error, 'act');
  return (
    <Callout tone="danger" title={title}>
      {detail} {whatNext}
    </Callout>
  );
}
