import { cn } from './cn';

/** Made when they are needed: to make the first of a page takes longer than to draw all of its figures. */
let grouped: Intl.NumberFormat | undefined;
let compact: Intl.NumberFormat | undefined;
const THOUSANDS = /\B(?=(?:\d{3})+$)/g;

/** `12345` as `12,345`, or `12.3K` when `short`. */
export function formatNumber(value: number | bigint, { short = false }: { short?: boolean } = {}): string {
  if (!short && (typeof value === 'bigint' || Number.isSafeInteger(value)))
    return String(value).replaceAll(THOUSANDS, ',');
  if (!short) {
    grouped ??= new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
    return grouped.format(value);
  }
  compact ??= new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });
  return compact.format(value);
}

export interface NumberTextProps {
  /** `null` when it is not known, which is never shown as 0. */
  value: number | bigint | null;
  /** Why it is not known; shown on hover and said to screen readers. */
  reason?: string;
  /** Before the figure: `≥` for a lower bound. */
  prefix?: string;
  unit?: string;
  short?: boolean;
  className?: string;
}

/** A figure that lines up with its neighbours. */
export function NumberText({
  value,
  reason = 'Not known',
  prefix,
  unit,
  short = false,
  className,
}: NumberTextProps) {
  if (value === null) {
    return (
      <span className={cn('text-ink-3', className)} title={reason}>
        <span aria-hidden="true">—</span>
        <span className="sr-only">{reason}</span>
      </span>
    );
  }
  return (
    <span
      className={cn('figures whitespace-nowrap', className)}
      {...(short ? { title: formatNumber(value) } : {})}
    >
      {prefix}
      {formatNumber(value, { short })}
      {unit && <span className="text-ink-3"> {unit}</span>}
    </span>
  );
}
