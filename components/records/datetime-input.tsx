import { useState } from 'react';
import { momentsOf, offsetAt, toLocalTime } from '@/lib/domain/zoned-time';
import type { FieldControlProps } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { viewerTimeZone } from '../ui/time-format';

export interface DatetimeInputProps {
  control: FieldControlProps;
  /** Canonical, in UTC; empty for none; what cannot be read is kept as it was typed, and the server refuses it. */
  value: string;
  onChange: (value: string) => void;
}

/**
 * A moment in the viewer's zone, which is named below with the same moment in UTC. In the hour that comes twice the offset
 * is asked for; in the hour that is skipped no moment is made up.
 */
export function DatetimeInput({ control, value, onChange }: DatetimeInputProps) {
  const zone = viewerTimeZone();
  const isMoment = value !== '' && !Number.isNaN(Date.parse(value)) && value.endsWith('Z');
  const [typed, setTyped] = useState<string | null>(null);
  const local = typed ?? (isMoment ? shorten(toLocalTime(value, zone)) : '');
  const moments = momentsOf(local, zone);
  const type = (text: string) => {
    setTyped(text);
    // A local time that is no moment goes on as it is, so that the server says so and nothing else is saved for it.
    onChange(text === '' ? '' : (momentsOf(text, zone)[0]?.iso ?? text));
  };
  const hintId = `${control.id}-zone`;
  return (
    <>
      <div className="flex gap-2">
        <Input
          {...control}
          aria-describedby={[control['aria-describedby'], hintId].filter(Boolean).join(' ')}
          type="datetime-local"
          step="any"
          max="9999-12-31T23:59"
          value={local}
          onChange={(event) => type(event.target.value)}
          onBlur={() => moments.length === 1 && setTyped(null)}
        />
        {moments.length > 1 && (
          <Select
            aria-label="Which of the two hours"
            className="w-40"
            value={moments.find(({ iso }) => iso === value)?.iso}
            onChange={onChange}
            options={moments.map(({ iso, offset }) => ({ value: iso, label: `UTC${offset}` }))}
          />
        )}
      </div>
      <p id={hintId} className="text-xs text-ink-3">
        {isMoment
          ? `${zone} (UTC${offsetAt(value, zone)}), which is ${value.replace('T', ' ').replace(/\.000Z$|Z$/, '')} UTC`
          : local === ''
            ? `In ${zone}`
            : `This time does not exist in ${zone}: the clocks skip it.`}
      </p>
    </>
  );
}

/** Seconds and their parts are shown only when there are any. */
function shorten(local: string): string {
  return local.replace(/(:00)?\.000$/, '');
}
