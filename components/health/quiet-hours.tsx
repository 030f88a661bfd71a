'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import type { QuietHoursView } from '@/lib/domain/api/health';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { IconButton } from '../ui/icon-button';
import { Input } from '../ui/input';
import { viewerTimeZone } from '../ui/time-format';
import { WEEKDAYS } from './words';

export interface QuietHoursProps {
  value: readonly QuietHoursView[];
  onChange: (value: QuietHoursView[]) => void;
  /** What is wrong with one of them, by its place. */
  errorOf?: (index: number) => string | undefined;
}

/** Planned hours in which no incident opens and nobody is reminded: one after the other, each with its days and its zone. */
export function QuietHoursEditor({ value, onChange, errorOf }: QuietHoursProps) {
  const listId = useId();
  const rows = useKeptKeys(value.length);
  const add = () =>
    onChange([...value, { days: [1, 2, 3, 4, 5], from: '22:00', to: '06:00', timeZone: viewerTimeZone() }]);
  return (
    <div className="flex flex-col gap-3">
      {value.length === 0 && <p className="text-sm text-ink-2">None: incidents open at any hour.</p>}
      {value.map((hours, index) => (
        <QuietRow
          key={rows.keyOf(index)}
          place={index + 1}
          hours={hours}
          listId={listId}
          error={errorOf?.(index)}
          onChange={(changed) => onChange(value.map((one, at) => (at === index ? changed : one)))}
          onRemove={() => {
            rows.remove(index);
            onChange(value.filter((_, at) => at !== index));
          }}
        />
      ))}
      <datalist id={listId}>
        {['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </datalist>
      <Button icon={<Plus aria-hidden="true" />} className="self-start" onClick={add}>
        Add quiet hours
      </Button>
    </div>
  );
}

/** Rows have no name of their own: what was typed in one must not jump to another when one before it is removed. */
function useKeptKeys(count: number) {
  const [keys, setKeys] = useState<readonly number[]>([]);
  const all = Array.from({ length: Math.max(count, keys.length) }, (_, index) => keys[index] ?? index);
  const next = Math.max(-1, ...all) + 1;
  return {
    keyOf: (index: number) => all[index],
    remove: (index: number) => setKeys([...all.filter((_, at) => at !== index), next]),
  };
}

interface QuietRowProps {
  place: number;
  hours: QuietHoursView;
  listId: string;
  error: string | undefined;
  onChange: (hours: QuietHoursView) => void;
  onRemove: () => void;
}

function QuietRow({ place, hours, listId, error, onChange, onRemove }: QuietRowProps) {
  const { days, from, to, timeZone } = hours;
  const toggle = (day: number) =>
    onChange({
      ...hours,
      days: days.includes(day) ? days.filter((one) => one !== day) : [...days, day].toSorted(),
    });
  return (
    <fieldset className="rounded-md border p-3">
      <legend className="sr-only">Quiet hours {place}</legend>
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div className="flex flex-wrap gap-1.5">
          {WEEKDAYS.map(({ day, short, long }) => (
            <label
              key={day}
              className="cursor-pointer rounded-md border px-2 py-1 text-xs text-ink-2 has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent pointer-coarse:py-2"
            >
              <input
                type="checkbox"
                className="sr-only"
                aria-label={long}
                checked={days.includes(day)}
                onChange={() => toggle(day)}
              />
              {short}
            </label>
          ))}
        </div>
        <IconButton label={`Remove quiet hours ${place}`} size="sm" onClick={onRemove}>
          <Trash2 aria-hidden="true" />
        </IconButton>
      </div>
      <div className="mt-3 grid gap-3 sm:grid-cols-[8rem_8rem_minmax(0,1fr)]">
        <Field label="From" required>
          {(control) => (
            <Input
              {...control}
              type="time"
              value={from}
              onChange={(event) => onChange({ ...hours, from: event.target.value })}
            />
          )}
        </Field>
        <Field label="To" required hint={to <= from ? 'On the next day.' : undefined}>
          {(control) => (
            <Input
              {...control}
              type="time"
              value={to}
              onChange={(event) => onChange({ ...hours, to: event.target.value })}
            />
          )}
        </Field>
        <Field label="Time zone" required>
          {(control) => (
            <Input
              {...control}
              list={listId}
              value={timeZone}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => onChange({ ...hours, timeZone: event.target.value })}
            />
          )}
        </Field>
      </div>
      <p role="alert" className="mt-2 text-xs text-danger-ink empty:hidden">
        {error}
      </p>
    </fieldset>
  );
}
