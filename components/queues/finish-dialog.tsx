'use client';

import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { FinishInput } from '@/lib/domain/api/inputs';
import type { JobView } from '@/lib/domain/api/views';
import { describeRecords } from '@/lib/domain/durations';
import type { FinishConfirm } from '@/lib/domain/job-can';
import { isolateName } from '@/lib/domain/isolate-name';
import { AlertDialog } from '../ui/alert-dialog';
import { DefinitionList } from '../ui/definition-list';
import { Age } from '../ui/duration';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { formatNumber, NumberText } from '../ui/number';
import { Textarea } from '../ui/textarea';
import {
  finishInputOf,
  neededFor,
  readCount,
  startsUuid,
  UUID_START,
  type FinishForm,
  type Needed,
} from './finish-form';
import { tellWhoFinished } from './tell-who-finished';

export interface FinishDialogProps {
  job: JobView;
  confirm: FinishConfirm;
  pending: boolean;
  onCancel: () => void;
  onConfirm: (input: FinishInput) => void;
}

const EMPTY: FinishForm = { count: '', reason: '', uuid: '' };

/** Says what will be cleared, and asks for more the heavier the act is. */
export function FinishDialog({ job, confirm, pending, onCancel, onConfirm }: FinishDialogProps) {
  const [form, setForm] = useState(EMPTY);
  const needed = neededFor(confirm, job.recordCount);
  const input = finishInputOf(form, needed, job);
  const heavy = confirm !== 'dialog';
  const first = useRef<HTMLInputElement>(null);
  // It closes by itself when the job is gone from the page, which somebody else may have seen to.
  const isAnswered = useRef(false);
  useEffect(
    () => () => {
      if (!isAnswered.current) void tellWhoFinished(job.id);
    },
    [job.id],
  );
  const run = () => {
    if (input === null || pending) return;
    isAnswered.current = true;
    onConfirm(input);
  };
  const cancel = () => {
    isAnswered.current = true;
    onCancel();
  };
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && cancel()}
      title={`Finish this job of ${describeRecords(job.recordCount)}?`}
      description={warningOf(job, confirm)}
      confirmLabel={confirmLabelOf(job, confirm)}
      tone={heavy ? 'danger' : 'primary'}
      confirmDisabled={input === null}
      pending={pending}
      startsAt={first}
      onConfirm={run}
    >
      <DefinitionList items={factsOf(job)} />
      <FinishFields
        needed={needed}
        form={form}
        jobUuid={job.jobUuid}
        first={first}
        onChange={setForm}
        onEnter={run}
      />
    </AlertDialog>
  );
}

function confirmLabelOf(job: JobView, confirm: FinishConfirm): string {
  if (confirm === 'dialog') return 'Finish';
  return job.recordCount === null ? 'Finish unseen' : `Clear ${describeRecords(job.recordCount)}`;
}

function warningOf(job: JobView, confirm: FinishConfirm): string {
  const cleared = 'The site clears these records from its queue and will not hand them out again.';
  if (confirm === 'type-count-and-reason') {
    return `${cleared} Their payload is not stored here, so what they were cannot be read afterwards.`;
  }
  const kept = 'Their payload stays here to be read and downloaded.';
  return confirm === 'dialog'
    ? `${cleared} ${kept}`
    : `${cleared} ${isolateName(job.holder.name)} took them. ${kept}`;
}

function factsOf(job: JobView) {
  return [
    {
      term: 'Records',
      value: <NumberText value={job.recordCount} reason="Not counted: the payload is not held" />,
    },
    { term: 'Taken by', value: job.holder.name },
    { term: 'Open for', value: <Age since={job.openedAt} /> },
    {
      term: 'Oldest record',
      value: job.oldestTriggeredAt === null ? null : <Age since={job.oldestTriggeredAt} />,
    },
    { term: 'Job UUID', value: <code className="font-mono text-xs break-all">{job.jobUuid}</code> },
  ];
}

interface FinishFieldsProps {
  needed: Needed;
  form: FinishForm;
  jobUuid: string;
  /** Whichever field comes first. */
  first: RefObject<HTMLInputElement | null>;
  onChange: (form: FinishForm) => void;
  onEnter: () => void;
}

function FinishFields(props: FinishFieldsProps) {
  const { needed, form, onChange } = props;
  return (
    <div className="mt-3 flex flex-col gap-3 empty:hidden">
      {needed.count !== null && <CountField {...props} count={needed.count} />}
      {needed.uuid && <UuidField {...props} />}
      {needed.reason && (
        <Field label="Reason" hint="Kept in the activity log." required>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={1000}
              value={form.reason}
              onChange={(event) => onChange({ ...form, reason: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

function CountField({ form, first, count, onChange, onEnter }: FinishFieldsProps & { count: number }) {
  const wrong = form.count !== '' && readCount(form.count) !== count;
  return (
    <Field
      label={`Type ${formatNumber(count)} to confirm`}
      required
      error={wrong ? `That is not ${formatNumber(count)}.` : undefined}
    >
      {(control) => (
        <Input
          {...control}
          ref={first}
          inputMode="numeric"
          autoComplete="off"
          value={form.count}
          onChange={(event) => onChange({ ...form, count: event.target.value })}
          onKeyDown={onEnterKey(onEnter)}
        />
      )}
    </Field>
  );
}

function UuidField({ needed, form, jobUuid, first, onChange, onEnter }: FinishFieldsProps) {
  const wrong = form.uuid.trim().length >= UUID_START && !startsUuid(form.uuid, jobUuid);
  return (
    <Field
      label={`Type the first ${UUID_START} characters of the Job UUID`}
      required
      error={wrong ? 'That is not how this Job UUID begins.' : undefined}
    >
      {(control) => (
        <Input
          {...control}
          ref={needed.count === null ? first : null}
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
          value={form.uuid}
          onChange={(event) => onChange({ ...form, uuid: event.target.value })}
          onKeyDown={onEnterKey(onEnter)}
        />
      )}
    </Field>
  );
}

const onEnterKey = (act: () => void) => (event: KeyboardEvent) => {
  if (event.key === 'Enter') act();
};
