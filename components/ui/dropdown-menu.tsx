'use client';

import { Check } from 'lucide-react';
import { DropdownMenu as Primitive } from 'radix-ui';
import { useRef, type ComponentProps, type FocusEvent, type ReactNode } from 'react';
import { cn } from './cn';

const itemClass =
  'relative flex min-h-8 items-center gap-2 rounded-md px-2 py-1 text-sm text-ink outline-none select-none data-disabled:opacity-55 data-highlighted:bg-surface-3 pointer-coarse:min-h-10 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3';

/** How the press that loaded a menu was made. */
export type StartsOpen = 'by-key' | 'by-pointer';

export interface DropdownMenuProps {
  /** The one button that opens the menu. */
  trigger: ReactNode;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'bottom' | 'right' | 'left';
  /** Starts open, for a menu whose code was loaded by the press: at its first item where that was a key, as it would be opened by one. */
  startsOpen?: StartsOpen;
  children: ReactNode;
}

/** A menu of acts behind a button. */
export function DropdownMenu({
  trigger,
  align = 'end',
  side = 'bottom',
  startsOpen,
  children,
}: DropdownMenuProps) {
  const isAtFirst = useRef(startsOpen !== 'by-key');
  // The menu was not there when the key was pressed, so it does not know of it and takes the focus itself.
  const toFirst = ({ target, currentTarget }: FocusEvent<HTMLElement>) => {
    if (isAtFirst.current || target !== currentTarget) return;
    isAtFirst.current = true;
    currentTarget.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  };
  return (
    <Primitive.Root modal={false} defaultOpen={startsOpen !== undefined}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          onFocus={toFirst}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 animate-panel-in overflow-y-auto rounded-lg bg-surface p-1 shadow-overlay"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export interface DropdownMenuItemProps extends ComponentProps<typeof Primitive.Item> {
  tone?: 'neutral' | 'danger';
}

/** One act; with `asChild` it may be a link. */
export function DropdownMenuItem({ tone = 'neutral', className, ...rest }: DropdownMenuItemProps) {
  return (
    <Primitive.Item
      {...rest}
      className={cn(itemClass, tone === 'danger' && 'text-danger-ink [&_svg]:text-danger-ink', className)}
    />
  );
}

export const DropdownMenuRadioGroup = Primitive.RadioGroup;

/** One of several that exclude each other. */
export function DropdownMenuRadioItem({
  className,
  children,
  ...rest
}: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem {...rest} className={cn(itemClass, 'pr-8', className)}>
      {children}
      <Primitive.ItemIndicator className="absolute right-2">
        <Check aria-hidden="true" />
      </Primitive.ItemIndicator>
    </Primitive.RadioItem>
  );
}

/** A heading inside the menu. */
export function DropdownMenuLabel({ className, ...rest }: ComponentProps<typeof Primitive.Label>) {
  return <Primitive.Label {...rest} className={cn('px-2 py-1.5 text-xs text-ink-3', className)} />;
}

export function DropdownMenuSeparator() {
  return <Primitive.Separator className="-mx-1 my-1 h-px bg-line" />;
}
