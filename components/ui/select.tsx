import { ChevronDown } from 'lucide-react';
import { cn } from './cn';
import { controlClass } from './input';

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
  disabled?: boolean;
}

export interface SelectProps<Value extends string> {
  /** Undefined until something is chosen: then `placeholder` is shown. */
  value: Value | undefined;
  onChange: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  placeholder?: string;
  disabled?: boolean;
  id?: string;
  name?: string;
  /** Of the box around the control; its width is set here. */
  className?: string;
  'aria-label'?: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: true | undefined;
  'aria-required'?: true | undefined;
}

/**
 * One of a list. It is the browser's own control, drawn as ours while closed: phones show their wheel, letters jump to
 * an option, and no positioning code (30 kB) is sent for it.
 */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { value, onChange, options, placeholder = 'Choose…', className, ...rest } = props;
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <span className={cn('relative inline-flex w-full', className)}>
      <select
        {...rest}
        value={value ?? ''}
        onChange={(event) => choose(event.target.value)}
        className={cn(
          controlClass,
          'h-8 appearance-none truncate pr-8 pointer-coarse:h-10',
          value === undefined && 'text-ink-3',
        )}
      >
        {value === undefined && (
          <option value="" disabled>
            {placeholder}
          </option>
        )}
        {options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            disabled={option.disabled}
            className="bg-surface text-ink"
          >
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-3"
        aria-hidden="true"
      />
    </span>
  );
}
