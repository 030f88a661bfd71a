'use client';

import { useState } from 'react';
import { AlertDialog } from '../ui/alert-dialog';
import { Field } from '../ui/field';
import { formatNumber } from '../ui/number';
import { Input } from '../ui/input';
import { Textarea } from '../ui/textarea';
import { readCount } from '../queues/finish-form';

export interface EraseDialogProps {
  values: number;
  onCancel: () => void;
  onConfirm: (reason: string) => void;
}

/** The heaviest act there is: what is erased is gone, so the number and a reason are asked for. */
export function EraseDialog({ values, onCancel, onConfirm }: EraseDialogProps) {
  const [count, setCount] = useState('');
  const [reason, setReason] = useState('');
  const typed = readCount(count);
  const isRight = typed === values && reason.trim().length >= 3;
  const wrong = count !== '' && typed !== values;
  return (
    <AlertDialog
      open
      onOpenChange={(open) => !open && onCancel()}
      title={`Erase ${formatNumber(values)} ${values === 1 ? 'value' : 'values'} for good?`}
      description="They are replaced in the stored payloads and cannot be brought back from here. Backups made before still hold them."
      confirmLabel="Erase"
      tone="danger"
      confirmDisabled={!isRight}
      onConfirm={() => isRight && onConfirm(reason.trim())}
    >
      <div className="flex flex-col gap-3">
        <Field
          label={`Type ${formatNumber(values)} to confirm`}
          required
          error={wrong ? `That is not ${formatNumber(values)}.` : undefined}
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
