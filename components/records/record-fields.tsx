'use client';

import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { explainError, type ErrorWords } from '@/lib/client/error-words';
import { ApiError } from '@/lib/client/fetcher';
import { useLive } from '@/lib/client/queries';
import { recordQueries } from '@/lib/client/queries/records';
import { useUpdateRecord } from '@/lib/client/record-acts';
import type { RecordModelView, RecordRowView } from '@/lib/domain/api/records';
import { Refusal } from '../console/refusal';
import { Button } from '../ui/button';
import { notify } from '../ui/notify';
import { ConflictNotice } from './conflict-notice';
import { changedValues, formFields, toFormValues, type FormValues } from './form-values';
import type { RecordName } from './record-frame';
import { RecordForm } from './record-form';
import { StateMoves } from './state-moves';
import { useLeaveWarning } from './use-leave-warning';

/** The first tab of a record: its state and its fields, to read and to change. */
export function RecordFields({ model: name, id }: RecordName) {
  const definition = useLive(recordQueries.definition(name));
  const query = useLive(recordQueries.record(name, id));
  if (definition.data === undefined || query.data === undefined) return null;
  return <EditableFields model={definition.data.model} record={query.data.record} />;
}

function EditableFields({ model, record }: { model: RecordModelView; record: RecordRowView }) {
  const fields = formFields(model, false);
  // The record the form began with: what is saved is saved over this version and no other.
  const [base, setBase] = useState(record);
  const form = useForm<FormValues>({ defaultValues: toFormValues(fields, base.values) });
  const act = useUpdateRecord(model.name, record.id);
  const [refusal, setRefusal] = useState<ErrorWords | null>(null);
  const { isDirty } = form.formState;
  useLeaveWarning(isDirty);

  const begin = (newest: RecordRowView, keepTyped: boolean) => {
    setBase(newest);
    setRefusal(null);
    form.reset(toFormValues(fields, newest.values), { keepDirtyValues: keepTyped });
  };
  const isBehind = record.version > base.version;
  // Nothing was typed, so there is nothing to lose: show what stands.
  if (isBehind && !isDirty && !act.isPending) begin(record, false);

  const save = form.handleSubmit(async (typed) => {
    const values = changedValues(toFormValues(fields, base.values), typed);
    if (Object.keys(values).length === 0) return;
    setRefusal(null);
    try {
      const { version } = await act.mutateAsync({ version: base.version, values });
      setBase({ ...base, version });
      form.reset(typed);
      notify({ tone: 'success', title: 'Saved', description: 'What it triggered stands under Changes.' });
    } catch (error) {
      setRefusal(refuse(error));
    }
  });
  const refuse = (error: unknown): ErrorWords | null => {
    const problems = error instanceof ApiError ? error.problems : [];
    const ours = problems.filter(({ path }) => fields.some(({ name }) => name === path));
    for (const { path, message } of ours)
      form.setError(path, { message }, { shouldFocus: path === ours[0]?.path });
    // A conflict is told by the notice that compares both.
    const isConflict = error instanceof ApiError && error.code === 'conflict';
    return ours.length > 0 || isConflict ? null : explainError(error, 'act');
  };

  return (
    <div className="flex flex-col gap-4">
      {model.states.length > 0 && <StateMoves model={model} record={record} blocked={isDirty} />}
      {isBehind && isDirty && (
        <ConflictNotice
          fields={fields}
          before={toFormValues(fields, base.values)}
          mine={form.getValues()}
          theirs={toFormValues(fields, record.values)}
          onKeep={() => begin(record, true)}
          onDiscard={() => begin(record, false)}
        />
      )}
      <RecordForm
        label={`Fields of ${model.label} ${record.id}`}
        fields={fields}
        form={form}
        related={record.related}
        onSubmit={(event) => void save(event)}
        footer={
          <>
            {refusal && <Refusal words={refusal} className="w-full" />}
            <span className="mr-auto text-sm text-ink-3">
              {isDirty ? 'Not saved yet.' : 'Nothing to save.'}
            </span>
            <Button disabled={!isDirty || act.isPending} onClick={() => begin(record, false)}>
              Discard changes
            </Button>
            <Button type="submit" variant="primary" loading={act.isPending} disabled={!isDirty || isBehind}>
              Save
            </Button>
          </>
        }
      />
    </div>
  );
}
