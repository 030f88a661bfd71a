'use client';

import { useId, useRef, type FormEvent, type ReactNode } from 'react';
import type { ErrorWords } from '@/lib/client/error-words';
import { Refusal } from './refusal';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';

export interface FormDialogProps {
  title: string;
  description: string;
  /** "Make the token" */
  confirm: string;
  isPending: boolean;
  /** Why it was not done, when no field says so. */
  refusal: ErrorWords | null;
  onSubmit: (event: FormEvent<HTMLFormElement>) => Promise<void>;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog that is one form, which makes something: its title, what it asks, and the two ways out. */
export function FormDialog(props: FormDialogProps) {
  const { title, description, confirm, isPending, refusal, onSubmit, onClose, children } = props;
  const formId = useId();
  const form = useRef<HTMLFormElement>(null);
  const start = () => form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !isPending && onClose()}
      onStart={start}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose} disabled={isPending}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form={formId} loading={isPending}>
            {confirm}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        id={formId}
        method="post"
        onSubmit={(event) => void onSubmit(event)}
        noValidate
        className="flex flex-col gap-4"
      >
        {refusal && <Refusal words={refusal} />}
        {children}
      </form>
    </Dialog>
  );
}
