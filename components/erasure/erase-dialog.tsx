'use client';

import { useState } from 'react';
import { AlertDialog } from '../ui/alert-dialog';
import { Field } from '../ui/field';
import { formatNumber } from '../ui/number';
import { Input } from '../ui/input';
import { Textarea } from '../ui/textarea';
import { readCount } from '../queues/finish-form';
import { describeErased, type Found } from './parts';

export interface EraseDialogProps {
  found: Found;
  onCancel: () => void;
  onConfirm: (reason: string) => void;
}

/** The heaviest act there is: what is erased is gone, so the number and a reason are asked for. */
export function EraseDialog({ found, onCancel, onConfirm }: EraseDialogProps) {
  const [count, setCount] = useState('');
  const [reason, setReason] = useState('');
  const typed = readCount(count);
  const asked = found.values > 0 ? found.values : found.answers;
  const isRight = typed === asked && reason.trim().length >= 3;
  const wrong = count !== '' && typed !== asked;
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onCancel()}
      title={`Erase ${describeErased(found)} for good?`}
      description="What is erased cannot be brought back from here. Backups made before still hold it."
      confirmLabel="Erase"
      tone="danger"
      confirmDisabled={!isRight}
      onConfirm={() => isRight && onConfirm(reason.trim())}
    >
      <div className="flex flex-col gap-3">
        <Field
          label={`Type ${formatNumber(asked)} to confirm`}
          required
          error={wrong ? `That is not ${formatNumber(asked)}.` : undefined}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              autoComplete="off"
              value={count}
              onChange={(event) => setCount(event.target.value)}
            />
          )}
        </Field>
        <Field label="Reason" hint="Kept in the activity log: do not repeat the data itself." required>
          {(control) => (
            <Textarea
              {...control}
              rows={2}
              maxLength={1000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </div>
    </AlertDialog>
  );
}
