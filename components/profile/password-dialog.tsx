'use client';

import { useId, type ComponentProps, type ReactNode } from 'react';
import { ActProblem } from '../settings/act-problem';
import { Button, type ButtonProps } from '../ui/button';
import { Dialog } from '../ui/dialog';
import type { useActForm } from './use-act-form';
import { Username } from './username';

export interface PasswordDialogProps extends Pick<ComponentProps<typeof Dialog>, 'isOver'> {
  title: string;
  description: string;
  /** Whose password is asked for. */
  email: string;
  actLabel: string;
  variant?: ButtonProps['variant'];
  /** Of `useActForm`. */
  sending: ReturnType<typeof useActForm>;
  /** Puts the focus into the first field. */
  onStart: () => void;
  onClose: () => void;
  /** The fields. */
  children: ReactNode;
}

/** A dialog that asks for a password before something is done. It stays while that is under way, and shows what it was refused with. */
export function PasswordDialog(props: PasswordDialogProps) {
  const { title, description, email, actLabel, variant = 'primary', sending, onStart, onClose } = props;
  const { submit, refusal, isSending } = sending;
  const formId = useId();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !isSending && onClose()}
      onStart={onStart}
      {...(props.isOver !== undefined && { isOver: props.isOver })}
      size="sm"
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose} disabled={isSending}>
            Cancel
          </Button>
          <Button type="submit" form={formId} variant={variant} loading={isSending}>
            {actLabel}
          </Button>
        </>
      }
    >
      <form id={formId} method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Username email={email} />
        {props.children}
        <ActProblem error={refusal} />
      </form>
    </Dialog>
  );
}
