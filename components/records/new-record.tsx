'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { explainError, type ErrorWords } from '@/lib/client/error-words';
import { ApiError } from '@/lib/client/fetcher';
import { useLive } from '@/lib/client/queries';
import { recordQueries } from '@/lib/client/queries/records';
import { useCreateRecord } from '@/lib/client/record-acts';
import type { RecordModelView } from '@/lib/domain/api/records';
import { NotFound } from '../console/not-found';
import { QueryError } from '../console/query-problem';
import { Refusal } from '../console/refusal';
import { Page } from '../layout/page';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { notify } from '../ui/notify';
import { PageHeader } from '../ui/page-header';
import { changedValues, formFields, toFormValues, type FormValues } from './form-values';
import { RecordForm } from './record-form';
import { RecordPath, RecordSkeleton } from './record-parts';
import { useLeaveWarning } from './use-leave-warning';

const NOTHING = {};

/** Makes a record of a model. */
export function NewRecord({ model: name }: { model: string }) {
  const query = useLive(recordQueries.definition(name));
  if (query.error instanceof ApiError && query.error.code === 'not-found') return <NotFound what="model" />;
  return (
    <Page>
      {query.data && <NewRecordForm model={query.data.model} />}
      {!query.data && query.error && (
        <>
          <h1 className="sr-only">New record</h1>
          <Card>
            <QueryError query={query} what="This model" />
          </Card>
        </>
      )}
      {query.isPending && <RecordSkeleton />}
    </Page>
  );
}

function NewRecordForm({ model }: { model: RecordModelView }) {
  const router = useRouter();
  const fields = formFields(model, true);
  const begin = { ...toFormValues(fields, {}), ...(model.states[0] ? { state: model.states[0] } : {}) };
  const form = useForm<FormValues>({ defaultValues: begin });
  const act = useCreateRecord(model.name);
  const [refusal, setRefusal] = useState<ErrorWords | null>(null);
  const isMade = act.isSuccess;
  useLeaveWarning(form.formState.isDirty && !isMade);
  const create = form.handleSubmit(async (typed) => {
    if (isMade) return;
    setRefusal(null);
    try {
      const { id } = await act.mutateAsync(changedValues({}, typed));
      notify({ tone: 'success', title: `${model.label} ${id} was made` });
      router.push(`/records/${model.name}/${id}`);
    } catch (error) {
      const problems = error instanceof ApiError ? error.problems : [];
      const ours = problems.filter(({ path }) => fields.some((field) => field.name === path));
      for (const { path, message } of ours)
        form.setError(path, { message }, { shouldFocus: path === ours[0]?.path });
      setRefusal(ours.length > 0 ? null : explainError(error, 'act'));
    }
  });
  return (
    <>
      <PageHeader
        breadcrumb={<RecordPath model={model} />}
        title={`New ${model.label.toLowerCase()}`}
        description="No field is required. Saving triggers the API alerts of this model."
      />
      <RecordForm
        label={`New ${model.label}`}
        fields={fields}
        form={form}
        related={NOTHING}
        states={model.states}
        onSubmit={(event) => void create(event)}
        footer={
          <>
            {refusal && <Refusal words={refusal} className="w-full" />}
            <Button onClick={() => router.push(`/records/${model.name}`)}>Cancel</Button>
            <Button type="submit" variant="primary" loading={act.isPending || isMade}>
              Create record
            </Button>
          </>
        }
      />
    </>
  );
}
