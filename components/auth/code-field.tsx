import type { UseFormRegisterReturn } from 'react-hook-form';
import { Field } from '../ui/field';
import { Input } from '../ui/input';

export interface CodeFieldProps {
  /** `app`: the six digits of an authenticator app. `recovery`: one of the codes kept for its loss. */
  kind: 'app' | 'recovery';
  registered: UseFormRegisterReturn;
  error: string | undefined;
  hint?: string;
}

/** Where a code of the second factor is typed: digits on a phone's keyboard, and filled in by whoever keeps the codes. */
export function CodeField({ kind, registered, error, hint }: CodeFieldProps) {
  const isApp = kind === 'app';
  return (
    <Field label={isApp ? 'Code from the app' : 'Recovery code'} required hint={hint} error={error}>
      {(control) => (
        <Input
          {...control}
          {...registered}
          inputMode={isApp ? 'numeric' : 'text'}
          autoComplete={isApp ? 'one-time-code' : 'off'}
          autoCapitalize={isApp ? 'none' : 'characters'}
          placeholder={isApp ? '123 456' : 'XXXXX-XXXXX'}
          spellCheck={false}
          className={isApp ? 'font-mono tracking-widest' : 'font-mono uppercase'}
        />
      )}
    </Field>
  );
}
