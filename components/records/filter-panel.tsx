import { Plus, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import type { RecordModelView } from '@/lib/domain/api/records';
import { ProblemText } from '../alerts/filter/problem-text';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Field } from '../ui/field';
import { IconButton } from '../ui/icon-button';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { Textarea } from '../ui/textarea';
import {
  isBare,
  operatorChoices,
  readFilterForm,
  rowProblems,
  writeFilterForm,
  type FilterForm,
  type FilterRow,
} from './filter-rows';
import { fieldLabel } from './words';

const NO_PROBLEMS: ReadonlyMap<number, string> = new Map();

export interface FilterPanelProps {
  model: RecordModelView;
  /** In the filter language, as JSON text; empty for none. */
  filter: string;
  refusal: string | null;
  onApply: (filter: string) => void;
}

/** Asks for a filter: as lines of a form, or in the filter language itself when it says more than lines can. */
export function FilterPanel({ model, filter, refusal, onApply }: FilterPanelProps) {
  const [form, setForm] = useState(() => readFilterForm(filter) ?? { join: 'and' as const, rows: [] });
  const [json, setJson] = useState(() => (readFilterForm(filter) === null ? filter : null));
  const [isChecked, setChecked] = useState(false);
  const problems = json === null ? rowProblems(form, model) : NO_PROBLEMS;
  const written = json ?? writeFilterForm(form);
  const back = json === null ? null : readFilterForm(json);
  return (
    <Card className="p-4">
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (problems.size === 0) onApply(written.trim());
        }}
      >
        {json === null ? (
          <RowsForm
            model={model}
            form={form}
            problems={isChecked ? problems : NO_PROBLEMS}
            onChange={(next) => {
              // A condition that was just added is not wrong yet.
              if (next.rows.length > form.rows.length) setChecked(false);
              setForm(next);
            }}
          />
        ) : (
          <Field label="Filter in the filter language" error={refusal ?? undefined} required>
            {(control) => (
              <Textarea
                {...control}
                rows={4}
                spellCheck={false}
                className="font-mono text-xs"
                value={json}
                onChange={(event) => setJson(event.target.value)}
              />
            )}
          </Field>
        )}
        {json === null && refusal !== null && (
          <p role="alert" className="text-sm text-danger-ink">
            {refusal}
          </p>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary">
            Apply
          </Button>
          {json === null ? (
            <Button variant="ghost" onClick={() => setJson(writeFilterForm(form))}>
              Write it as JSON
            </Button>
          ) : (
            <Button
              variant="ghost"
              disabled={back === null}
              title={back === null ? 'This filter says more than the form can.' : undefined}
              onClick={() => {
                if (back === null) return;
                setForm(back);
                setJson(null);
              }}
            >
              Back to the form
            </Button>
          )}
        </div>
      </form>
    </Card>
  );
}

interface RowsFormProps {
  model: RecordModelView;
  form: FilterForm;
  problems: ReadonlyMap<number, string>;
  onChange: (form: FilterForm) => void;
}

function RowsForm({ model, form, problems, onChange }: RowsFormProps) {
  const add = () => {
    const field = model.fields.find(({ name }) => name === 'state') ?? model.fields[0];
    if (field === undefined) return;
    const key = Math.max(-1, ...form.rows.map((row) => row.key)) + 1;
    onChange({ ...form, rows: [...form.rows, { key, field: field.name, operator: 'eq', operand: '' }] });
  };
  const put = (next: FilterRow) =>
    onChange({ ...form, rows: form.rows.map((row) => (row.key === next.key ? next : row)) });
  return (
    <>
      {form.rows.length > 1 && (
        <p className="flex items-center gap-2 text-sm text-ink-2">
          Records that meet
          <Select
            aria-label="How the conditions go together"
            className="w-28"
            value={form.join}
            onChange={(join) => onChange({ ...form, join })}
            options={[
              { value: 'and', label: 'all' },
              { value: 'or', label: 'any' },
            ]}
          />
          of these
        </p>
      )}
      <ul className="flex flex-col gap-2 empty:hidden" aria-label="Conditions">
        {form.rows.map((row) => (
          <ConditionRow
            key={row.key}
            model={model}
            row={row}
            problem={problems.get(row.key)}
            onChange={put}
            onRemove={() => onChange({ ...form, rows: form.rows.filter(({ key }) => key !== row.key) })}
          />
        ))}
      </ul>
      <div>
        <Button size="sm" icon={<Plus aria-hidden="true" />} onClick={add}>
          Add a condition
        </Button>
      </div>
    </>
  );
}

interface ConditionRowProps {
  model: RecordModelView;
  row: FilterRow;
  problem: string | undefined;
  onChange: (row: FilterRow) => void;
  onRemove: () => void;
}

function ConditionRow({ model, row, problem, onChange, onRemove }: ConditionRowProps) {
  const problemId = useId();
  const invalid =
    problem === undefined ? {} : ({ 'aria-invalid': true, 'aria-describedby': problemId } as const);
  const field = model.fields.find(({ name }) => name === row.field);
  const operators = operatorChoices(field?.type ?? 'string');
  const chooseField = (name: string) => {
    const type = model.fields.find((candidate) => candidate.name === name)?.type ?? 'string';
    const fits = operatorChoices(type).some(({ value }) => value === row.operator);
    onChange({ ...row, field: name, operator: fits ? row.operator : 'eq' });
  };
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-2 sm:grid-cols-[minmax(0,14rem)_minmax(0,14rem)_minmax(0,1fr)_auto]">
      <Select
        aria-label="Field"
        className="max-sm:col-span-2"
        value={row.field}
        onChange={chooseField}
        options={model.fields.map((candidate) => ({ value: candidate.name, label: fieldLabel(candidate) }))}
      />
      <Select
        aria-label="Operator"
        className="max-sm:col-span-2"
        value={row.operator}
        onChange={(operator) => onChange({ ...row, operator })}
        options={operators}
      />
      {isBare(row.operator) ? (
        <span />
      ) : row.field === 'state' && model.states.length > 0 && /^(not-)?eq$/.test(row.operator) ? (
        <Select
          aria-label="Value"
          {...invalid}
          value={row.operand === '' ? undefined : row.operand}
          onChange={(operand) => onChange({ ...row, operand })}
          options={model.states.map((state) => ({ value: state, label: state }))}
        />
      ) : (
        <Input
          aria-label="Value"
          {...invalid}
          value={row.operand}
          placeholder={placeholderOf(row.operator)}
          onChange={(event) => onChange({ ...row, operand: event.target.value })}
        />
      )}
      <IconButton label="Remove this condition" onClick={onRemove}>
        <Trash2 aria-hidden="true" />
      </IconButton>
      {problem !== undefined && (
        <div className="col-span-full">
          <ProblemText id={problemId}>{problem}</ProblemText>
        </div>
      )}
    </li>
  );
}

function placeholderOf(operator: string): string {
  if (operator.endsWith('range')) return 'from,to';
  return operator.endsWith('like') ? '%text%' : '';
}
