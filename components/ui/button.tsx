import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from './cn';
import { Spinner } from './spinner';

export const buttonVariants = cva(
  'relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap select-none transition-colors disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'border-transparent bg-accent text-on-accent enabled:hover:bg-accent-hover',
        secondary: 'border-line-strong/50 bg-surface text-ink shadow-card hover:bg-surface-2',
        ghost: 'border-transparent text-ink-2 hover:bg-surface-3 hover:text-ink',
        danger: 'border-transparent bg-danger text-on-danger enabled:hover:bg-danger-hover',
        link: 'h-auto! border-transparent px-0! text-accent-ink underline-offset-4 hover:underline',
      },
      size: {
        sm: 'h-7 px-2.5 text-xs pointer-coarse:h-9',
        md: 'h-8 px-3 text-sm pointer-coarse:h-10',
        lg: 'h-10 px-4 text-base pointer-coarse:h-11',
      },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
);

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof buttonVariants> {
  /** Shows a spinner over the label, keeping the width, and refuses further presses without losing focus. */
  loading?: boolean | undefined;
  /** Said to screen readers while loading. */
  loadingLabel?: string;
  icon?: ReactNode;
}

/** A push button; `type` is `button` unless told, so that it never submits a form by accident. */
export function Button(props: ButtonProps) {
  const {
    variant,
    size,
    loading = false,
    loadingLabel = 'Working…',
    icon,
    className,
    children,
    onClick,
    ...rest
  } = props;
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={loading || undefined}
      aria-busy={loading || undefined}
      onClick={loading ? (event) => event.preventDefault() : onClick}
      className={cn(buttonVariants({ variant, size }), loading && 'aria-disabled:opacity-100', className)}
    >
      <span className={cn('inline-flex items-center gap-1.5', loading && 'opacity-0')}>
        {icon}
        {children}
      </span>
      {loading && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner label={loadingLabel} />
        </span>
      )}
    </button>
  );
}

export interface ButtonLinkProps extends ComponentProps<'a'>, VariantProps<typeof buttonVariants> {}

/** The look of a button on the link that is its only child: `<ButtonLink><Link href="/x">Open</Link></ButtonLink>`. */
export function ButtonLink({ variant, size, className, ...rest }: ButtonLinkProps) {
  return <Slot.Root {...rest} className={cn(buttonVariants({ variant, size }), className)} />;
}
