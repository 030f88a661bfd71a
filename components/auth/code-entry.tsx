'use client';

import { useState } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { Button } from '../ui/button';
import { CodeField } from './code-field';

export interface CodeEntryProps {
  registered: UseFormRegisterReturn;
  error: string | undefined;
  /** Empties the field and gives it the focus: the other kind of code is to be typed into it now. */
  onChangeKind: () => void;
}

/** Asks for a code of the app, or a recovery code instead: one needs a keyboard of digits, the other of letters. */
export function CodeEntry({ registered, error, onChangeKind }: CodeEntryProps) {
  const [kind, setKind] = useState<'app' | 'recovery'>('app');
  const isApp = kind === 'app';
  const change = () => {
    setKind(isApp ? 'recovery' : 'app');
    onChangeKind();
  };
  return (
    <>
      <CodeField
        kind={kind}
        registered={registered}
        error={error}
        hint={
          isApp
            ? 'The six digits your authenticator app shows now.'
            : 'One of the ten you kept when you turned the second factor on. Each is good once.'
        }
      />
      <Button variant="link" size="sm" className="self-start" onClick={change}>
        {isApp ? 'Use a recovery code' : 'Use the code from the app'}
      </Button>
    </>
  );
}
