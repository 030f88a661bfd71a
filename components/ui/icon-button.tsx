import type { VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { buttonVariants } from './button';
import { cn } from './cn';

const SQUARE = {
  sm: 'w-7 px-0 pointer-coarse:w-9',
  md: 'w-8 px-0 pointer-coarse:w-10',
  lg: 'w-10 px-0 pointer-coarse:w-11',
} as const;

export interface IconButtonProps
  extends Omit<ComponentProps<'button'>, 'aria-label'>, VariantProps<typeof buttonVariants> {
  /** What the button does: its accessible name, and its hint on hover. */
  label: string;
}

/** A square button that holds one icon. */
export function IconButton({ label, variant = 'ghost', size = 'md', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      className={cn(buttonVariants({ variant, size }), SQUARE[size ?? 'md'], className)}
    />
  );
}
