'use client';

import { useState } from 'react';
import { isJobUuid } from '@/lib/domain/payload/job-uuid';
import { AlertDialog } from '../ui/alert-dialog';
import { Field } from '../ui/field';
import { Input } from '../ui/input';

export interface KnownUuidDialogProps {
  /** What the scan found in the part of the answer that came. */
  found: string | null;
  pending: boolean;
  onCancel: () => void;
  onConfirm: (jobUuid: string) => void;
}

/** Settles an unknown process call with the Job UUID somebody knows; nothing is called for it. */
export function KnownUuidDialog({ found, pending, onCancel, onConfirm }: KnownUuidDialogProps) {
  const [text, setText] = useState(found ?? '');
  const uuid = text.trim().toLowerCase();
  const valid = isJobUuid(uuid);
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onCancel()}
      title="Open the job by its UUID"
      description="For example from the integration’s log. The site is not called: the job is noted here as open, without its payload. Process or Finish can follow."
      confirmLabel="Note this job"
      confirmDisabled={!valid}
      pending={pending}
      onConfirm={() => onConfirm(uuid)}
    >
      <Field
        label="Job UUID"
        required
        error={text !== '' && !valid ? 'A UUID looks like 90ff218f-58f8-11ea-8424-0265ea535fd4.' : undefined}
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
    </AlertDialog>
  );
}
