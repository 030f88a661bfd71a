'use client';

import { CircleHelp } from 'lucide-react';
import { parseAsInteger, useQueryState } from 'nuqs';
import { useState, type FormEvent } from 'react';
import { useFormContext } from 'react-hook-form';
import { ApiError } from '@/lib/client/fetcher';
import { queries, useLive } from '@/lib/client/queries';
import type { ExplainInput } from '@/lib/domain/api/alert-inputs';
import { QueryError } from '../console/query-problem';
import { Button } from '../ui/button';
import { Card, CardBody, CardHeader } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { Skeleton } from '../ui/skeleton';
import { DraftProblems } from './draft-problems';
import { problemsOf, toSettings, type AlertDraft } from './draft';
import { useEditor } from './editor/editor-context';
import { useDraft } from './editor/use-draft';
import { Explanation } from './explanation';
import { saveChoices } from './save-choices';

/** Whether a record would queue by a save of it, and which condition decides: of the form as it is, saved or not. */
export function ExplainTab() {
  const { setting, base } = useEditor();
  const draft = useDraft(useFormContext<AlertDraft>().control);
  const [recordId, setRecordId] = useQueryState('record', parseAsInteger);
  const [chosen, setChosen] = useState<string | null>(null);
  const choices = saveChoices(draft, setting.model);
  const choice = choices.find(({ value }) => value === chosen) ?? choices[0];
  const problems = problemsOf(draft, setting).filter(({ path }) => path !== 'name');
  const { name: _name, ...settings } = toSettings(draft);
  const input: ExplainInput | null =
    recordId === null || choice === undefined
      ? null
      : { model: setting.model.name, settings, alertId: base?.id ?? null, recordId, save: choice.save };
  const query = useLive(queries.alertExplanation(input), input !== null && problems.length === 0);
  if (problems.length > 0) return <DraftProblems problems={problems} />;
  const recordProblem = problemOfRecord(query.error);
  return (
    <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <Card>
        <CardHeader title="Would this record queue?" />
        <CardBody className="flex flex-col gap-4">
          <RecordForm
            key={recordId}
            label={setting.model.label}
            recordId={recordId}
            error={recordProblem}
            onAsk={(id) => void setRecordId(id)}
          />
          {choices.length > 1 && (
            <Field label="When a save" required>
              {(control) => (
                <Select
                  {...control}
                  value={choice?.value}
                  onChange={setChosen}
                  options={choices.map(({ value, label }) => ({ value, label }))}
                />
              )}
            </Field>
          )}
        </CardBody>
      </Card>
      <Card>
        {input === null || recordProblem !== undefined ? (
          <EmptyState icon={<CircleHelp />} title="Name a record">
            Give the id of a record, or choose one on the Preview tab. Nothing is saved or queued by asking.
          </EmptyState>
        ) : query.data === undefined ? (
          query.error ? (
            <QueryError query={query} what="The explanation" />
          ) : (
            <CardBody aria-busy="true">
              <Skeleton className="h-48 rounded-md" />
            </CardBody>
          )
        ) : (
          <Explanation explanation={query.data} />
        )}
      </Card>
    </div>
  );
}

interface RecordFormProps {
  label: string;
  recordId: number | null;
  error: string | undefined;
  onAsk: (id: number) => void;
}

function RecordForm({ label, recordId, error, onAsk }: RecordFormProps) {
  const [typed, setTyped] = useState(recordId === null ? '' : String(recordId));
  const [wrong, setWrong] = useState<string>();
  const ask = (event: FormEvent) => {
    event.preventDefault();
    const isId = /^[1-9]\d{0,14}$/.test(typed.trim());
    setWrong(isId ? undefined : 'A record id is a whole number such as 12.');
    if (isId) onAsk(Number(typed.trim()));
  };
  return (
    <form onSubmit={ask} noValidate className="flex flex-col gap-2">
      <Field label={`Id of the ${label.toLowerCase()}`} required error={wrong ?? error}>
        {(control) => (
          <span className="flex gap-2">
            <Input
              {...control}
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
            <Button type="submit">Explain</Button>
          </span>
        )}
      </Field>
    </form>
  );
}

function problemOfRecord(error: Error | null): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.problems.find(({ path }) => path === 'recordId')?.message;
}
