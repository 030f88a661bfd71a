import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { meaningOf, meaningsOf, typedEnd, type RangeEnd } from './range-end';

export interface RangeEndFieldProps {
  end: 'from' | 'to';
  label: string;
  timeZone: string;
  value: RangeEnd;
  error?: string | undefined;
  onChange: (value: RangeEnd) => void;
}

/** When a range begins or ends. In the hour that comes twice it asks which of the two. */
export function RangeEndField({ end, label, timeZone, value, error, onChange }: RangeEndFieldProps) {
  const meanings = meaningsOf(value.text, timeZone);
  const chosen = meaningOf(value, meanings);
  return (
    <>
      <Field label={label} marksOptional={false} error={error} className="max-w-64">
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            max="9999-12-31T23:59"
            value={value.text}
            onChange={(event) => onChange(typedEnd(event.target.value, end, timeZone))}
          />
        )}
      </Field>
      {meanings.length > 1 && (
        <Field
          label={`Which of the two hours it ${end === 'from' ? 'begins' : 'ends'} in`}
          marksOptional={false}
        >
          {(control) => (
            <Select
              {...control}
              value={chosen?.offset}
              onChange={(offset) =>
                onChange({ ...value, at: meanings.find((one) => one.offset === offset)?.at ?? null })
              }
              options={meanings.map(({ offset }) => ({ value: offset, label: `UTC${offset}` }))}
            />
          )}
        </Field>
      )}
    </>
  );
}
