'use client';

import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { scrimClass } from './dialog';
import { useFocusReturn } from './focus-home';
import { IconButton } from './icon-button';

const SIDES = {
  right: 'inset-y-0 right-0 h-dvh w-full max-w-xl animate-drawer-in sm:rounded-l-xl',
  bottom: 'inset-x-0 bottom-0 max-h-[85dvh] animate-panel-in rounded-t-xl pb-[env(safe-area-inset-bottom)]',
} as const;

export interface SheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  side?: keyof typeof SIDES;
  /** Beside the close button, for example previous and next. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A drawer over the page: a record beside its table, or a menu on a phone. */
export function Sheet({
  open,
  onOpenChange,
  title,
  description,
  side = 'right',
  actions,
  children,
}: SheetProps) {
  const focusReturn = useFocusReturn();
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={scrimClass} />
        <Primitive.Content
          {...focusReturn}
          className={cn('fixed z-50 flex flex-col bg-surface shadow-overlay outline-none', SIDES[side])}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <header className="flex items-start justify-between gap-4 border-b px-5 py-3">
            <div className="min-w-0">
              <Primitive.Title className="truncate text-lg font-semibold text-ink">{title}</Primitive.Title>
              {description && (
                <Primitive.Description className="text-sm text-ink-3">{description}</Primitive.Description>
              )}
            </div>
            <div className="-mr-1.5 flex items-center gap-1">
              {actions}
              <Primitive.Close asChild>
                <IconButton label="Close" size="sm">
                  <X aria-hidden="true" />
                </IconButton>
              </Primitive.Close>
            </div>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
