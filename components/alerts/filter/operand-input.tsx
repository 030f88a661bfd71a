'use client';

import { Clock } from 'lucide-react';
import type { FieldDefinition, ModelDefinition } from '@/lib/domain/field-types';
import type { OperandShape } from '@/lib/domain/filter/operators';
import { IconButton } from '../../ui/icon-button';
import { Input } from '../../ui/input';
import { Select } from '../../ui/select';

export interface OperandInputProps {
  model: ModelDefinition;
  field: FieldDefinition;
  shape: OperandShape;
  value: string;
  onChange: (value: string) => void;
  /** What the operand is of, for those who do not see the row: "Value of state". */
  label: string;
  invalid?: boolean;
  onEnter?: () => void;
}

/** The input that fits what an operator takes of a field. */
export function OperandInput(props: OperandInputProps) {
  const { shape, field, model, value, onChange, label } = props;
  if (shape === 'none' || shape === 'group') return null;
  if (shape === 'range' || shape === 'years') return <RangeInput {...props} />;
  if (shape === 'count') return <PlainInput {...props} inputMode="numeric" placeholder="n" />;
  if (shape !== 'value')
    return <PlainInput {...props} placeholder={shape === 'pattern' ? '% any text, _ any letter' : ''} />;
  if (field.type === 'boolean') {
    return (
      <Select
        aria-label={label}
        value={value === '' ? undefined : value}
        onChange={onChange}
        options={[
          { value: 'true', label: 'Yes' },
          { value: 'false', label: 'No' },
        ]}
      />
    );
  }
  if (field.name === 'state' && model.states.length > 0) {
    return (
      <Select
        aria-label={label}
        value={value === '' ? undefined : value}
        onChange={onChange}
        placeholder="Choose a state…"
        options={stateOptions(model.states, value)}
      />
    );
  }
  return <ValueInput {...props} />;
}

/** One value of a field's type. */
function ValueInput(props: OperandInputProps) {
  const { field } = props;
  if (field.type === 'date') return <PlainInput {...props} type="date" />;
  if (field.type === 'datetime') return <MomentInput {...props} />;
  const isNumber = ['integer', 'float', 'decimal'].includes(field.type);
  return <PlainInput {...props} {...(isNumber ? { inputMode: 'decimal' as const } : {})} />;
}

/** A whole day, or by the clock a moment in UTC. */
function MomentInput(props: OperandInputProps) {
  const isMoment = props.value.includes('T');
  const day = props.value.slice(0, 10);
  return (
    <span className="flex min-w-44 flex-1 items-center gap-1">
      {isMoment ? (
        <PlainInput {...props} placeholder="2026-11-24T09:30:00Z" />
      ) : (
        <PlainInput {...props} type="date" />
      )}
      <IconButton
        label={isMoment ? 'Ask for a whole day' : 'Ask for an exact time'}
        size="sm"
        aria-pressed={isMoment}
        onClick={() => props.onChange(isMoment ? day : `${day === '' ? '2026-01-01' : day}T00:00:00Z`)}
      >
        <Clock aria-hidden="true" />
      </IconButton>
    </span>
  );
}

/** Both ends of a range; it is written `from,to`. */
function RangeInput(props: OperandInputProps) {
  const [from = '', to = ''] = props.value.split(',').map((end) => end.trim());
  const end = (name: string, value: string, change: (value: string) => void) => (
    <RangeEnd {...props} label={`${props.label}, ${name}`} value={value} onChange={change} />
  );
  return (
    <span className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5">
      {end('from', from, (next) => props.onChange(`${next},${to}`))}
      <span className="text-xs text-ink-3">to</span>
      {end('to', to, (next) => props.onChange(`${from},${next}`))}
    </span>
  );
}

/** A year, or a value of the field's type. */
function RangeEnd(props: OperandInputProps) {
  if (props.shape === 'years') return <PlainInput {...props} inputMode="numeric" placeholder="2026" />;
  return <ValueInput {...props} />;
}

interface PlainInputProps extends OperandInputProps {
  type?: 'text' | 'date';
  inputMode?: 'decimal' | 'numeric';
  placeholder?: string;
}

function PlainInput({
  value,
  onChange,
  label,
  invalid,
  onEnter,
  type = 'text',
  inputMode,
  placeholder,
}: PlainInputProps) {
  return (
    <Input
      aria-label={label}
      aria-invalid={invalid === true ? true : undefined}
      type={type}
      value={value}
      inputMode={inputMode}
      placeholder={placeholder}
      dir="auto"
      autoComplete="off"
      className="min-w-28 flex-1"
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        // Enter in a filter adds a value at most; it never saves the alert.
        event.preventDefault();
        onEnter?.();
      }}
    />
  );
}

/** A state that is written and not in the workflow any more stays visible. */
function stateOptions(states: readonly string[], value: string) {
  const known = value === '' || states.includes(value) ? states : [...states, value];
  return known.map((state) => ({ value: state, label: state }));
}
