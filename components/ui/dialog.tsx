'use client';

import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { useFocusReturn } from './focus-home';
import { IconButton } from './icon-button';

export const scrimClass = 'fixed inset-0 z-40 animate-overlay-in bg-scrim';
export const panelClass =
  'fixed left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 flex-col rounded-xl bg-surface shadow-overlay outline-none animate-overlay-in top-1/2 -translate-y-1/2';

const WIDTHS = { sm: 'max-w-md', md: 'max-w-lg', lg: 'max-w-3xl' } as const;

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  size?: keyof typeof WIDTHS;
  /** Actions, at the foot; the last one is the main one. */
  footer?: ReactNode;
  /** Puts the focus on the field to begin with; without it the first control has it. */
  onStart?: () => void;
  /** It may be asked over another dialog, which it covers. */
  isOver?: boolean;
  children?: ReactNode;
}

/** A modal panel; focus stays inside, Escape and the scrim close it. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  size = 'md',
  footer,
  onStart,
  isOver = false,
  children,
}: DialogProps) {
  const { onOpenAutoFocus, onCloseAutoFocus } = useFocusReturn();
  const start = (event: Event) => {
    onOpenAutoFocus();
    if (onStart === undefined) return;
    event.preventDefault();
    onStart();
  };
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={cn(scrimClass, isOver && 'z-50')} />
        <Primitive.Content
          onOpenAutoFocus={start}
          onCloseAutoFocus={onCloseAutoFocus}
          className={cn(panelClass, WIDTHS[size])}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
            <div className="min-w-0 wrap-anywhere">
              <Primitive.Title className="text-lg font-semibold text-ink">{title}</Primitive.Title>
              {description && (
                <Primitive.Description className="mt-0.5 text-sm text-pretty text-ink-2">
                  {description}
                </Primitive.Description>
              )}
            </div>
            <Primitive.Close asChild>
              <IconButton label="Close" size="sm" className="-mr-1.5">
                <X aria-hidden="true" />
              </IconButton>
            </Primitive.Close>
          </header>
          <div className="min-h-0 overflow-y-auto px-5 pb-4">{children}</div>
          {footer && <footer className={dialogFooterClass}>{footer}</footer>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export const dialogFooterClass =
  'flex flex-wrap items-center justify-end gap-2 rounded-b-xl border-t bg-surface-2 px-5 py-3 max-sm:[&>button]:flex-1';
