'use client';

import { useState } from 'react';
import { useCheckImport } from '@/lib/client/import-acts';
import type { ImportDetail } from '@/lib/domain/api/imports';
import { ActProblem } from '../settings/act-problem';
import { Button } from '../ui/button';
import { Card, CardBody, CardHeader } from '../ui/card';
import { Choice } from '../ui/choice';
import { Select } from '../ui/select';
import { StopButton } from './stop-button';

const SKIP = '';

export interface MappingFormProps {
  detail: ImportDetail;
  onSent: () => void;
}

/** Which column goes into which field; guessed by name, and everything can be chosen otherwise. */
export function MappingForm({ detail, onSent }: MappingFormProps) {
  const check = useCheckImport(detail.import.id);
  const [mapping, setMapping] = useState(detail.mapping);
  const { reading } = detail;
  if (reading === null) return null;
  const chosen = Object.values(mapping.fields).filter((field) => field !== null);
  const twice = chosen.find((field, index) => chosen.indexOf(field) !== index);
  const options = [
    { value: SKIP, label: 'Leave out' },
    ...detail.fields.map((field) => ({
      value: field,
      label: field === 'id' ? 'id (changes the record of that id)' : field,
    })),
  ];
  const choose = (column: string, field: string) =>
    setMapping({ ...mapping, fields: { ...mapping.fields, [column]: field === SKIP ? null : field } });
  return (
    <Card>
      <CardHeader
        title="Which column goes where"
        description={`${describeFormat(reading)}. ${chosen.length} of ${reading.columns.length} columns ${chosen.length === 1 ? 'is' : 'are'} imported.`}
      />
      <ul className="divide-y divide-line" aria-label="Columns">
        {reading.columns.map((column, index) => (
          <li key={column} className="grid items-center gap-x-4 gap-y-1 px-4 py-2 sm:grid-cols-2">
            <div className="min-w-0">
              <p className="font-medium break-words text-ink">{column}</p>
              <p className="truncate text-xs text-ink-3">{samplesOf(reading.samples, index)}</p>
            </div>
            <Select
              aria-label={`Field for ${column}`}
              value={mapping.fields[column] ?? SKIP}
              onChange={(field) => choose(column, field)}
              options={options}
            />
          </li>
        ))}
      </ul>
      <CardBody className="flex flex-col gap-3 border-t">
        {chosen.includes('id') && (
          <Choice
            kind="checkbox"
            checked={mapping.unknownIds === 'create'}
            onChange={(event) =>
              setMapping({ ...mapping, unknownIds: event.target.checked ? 'create' : 'refuse' })
            }
            label="Make a new record where no record has the id"
            description="Otherwise such a row is wrong. A row without an id makes a new record in any case."
          />
        )}
        {twice !== undefined && (
          <p role="alert" className="text-sm text-danger-ink">
            Two columns go into {twice}: leave one of them out.
          </p>
        )}
        <ActProblem error={check.error} />
        <div className="flex flex-wrap items-center gap-2">
          <Button
            variant="primary"
            loading={check.isPending}
            disabled={chosen.length === 0 || twice !== undefined}
            onClick={() => check.mutate(mapping, { onSuccess: onSent })}
          >
            Check every row
          </Button>
          <StopButton id={detail.import.id} label="Discard the file" />
          <p className="text-sm text-ink-3">Nothing is saved by checking.</p>
        </div>
      </CardBody>
    </Card>
  );
}

function samplesOf(samples: readonly (readonly string[])[], index: number): string {
  const values = samples.map((sample) => sample[index] ?? '').filter((value) => value !== '');
  return values.length === 0 ? 'empty in the first rows' : values.slice(0, 3).join(' · ');
}

function describeFormat({ format, delimiter }: NonNullable<ImportDetail['reading']>): string {
  if (format === 'ndjson') return 'NDJSON';
  const names: Readonly<Record<string, string>> = {
    ',': 'commas',
    ';': 'semicolons',
    '\t': 'tabs',
    '|': 'bars',
  };
  return `CSV, separated by ${names[delimiter] ?? delimiter}`;
}
