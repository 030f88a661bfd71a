'use client';

import { AlertDialog as Primitive } from 'radix-ui';
import type { ReactNode, RefObject } from 'react';
import { Button } from './button';
import { cn } from './cn';
import { dialogFooterClass, panelClass, scrimClass } from './dialog';
import { useFocusReturn } from './focus-home';

export interface AlertDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** What will happen, in a sentence or two. */
  description: ReactNode;
  /** The facts to weigh, or a field to type into. */
  children?: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  /** `danger` for an act that clears or removes something. */
  tone?: 'primary' | 'danger';
  confirmDisabled?: boolean;
  /** The act is under way: both buttons wait and the dialog stays. */
  pending?: boolean;
  /** The field that has to be filled first. */
  startsAt?: RefObject<HTMLElement | null>;
  /** Called on confirm; the caller closes the dialog when the act is done. */
  onConfirm: () => void;
}

/** Asks before an act. It does not close by a click beside it; focus starts on Cancel, or on the field that has to be filled. */
export function AlertDialog(props: AlertDialogProps) {
  const { open, onOpenChange, title, description, children, pending = false } = props;
  const { onOpenAutoFocus, onCloseAutoFocus } = useFocusReturn();
  const start = (event: Event) => {
    onOpenAutoFocus();
    const field = props.startsAt?.current ?? null;
    if (field === null) return;
    event.preventDefault();
    field.focus();
  };
  return (
    <Primitive.Root open={open} onOpenChange={(next) => !pending && onOpenChange(next)}>
      <Primitive.Portal>
        <Primitive.Overlay className={scrimClass} />
        <Primitive.Content
          onOpenAutoFocus={start}
          onCloseAutoFocus={onCloseAutoFocus}
          className={cn(panelClass, 'max-w-md')}
        >
          <div className="min-h-0 overflow-y-auto px-5 pt-4 pb-4">
            <Primitive.Title className="text-lg font-semibold wrap-anywhere text-ink">
              {title}
            </Primitive.Title>
            <Primitive.Description asChild>
              <div className="mt-1 text-sm wrap-anywhere text-ink-2">{description}</div>
            </Primitive.Description>
            {children && <div className="mt-4">{children}</div>}
          </div>
          <footer className={dialogFooterClass}>
            <Primitive.Cancel asChild>
              <Button disabled={pending}>{props.cancelLabel ?? 'Cancel'}</Button>
            </Primitive.Cancel>
            <Button
              variant={props.tone ?? 'primary'}
              loading={pending}
              disabled={props.confirmDisabled ?? false}
              onClick={props.onConfirm}
            >
              {props.confirmLabel}
            </Button>
          </footer>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
