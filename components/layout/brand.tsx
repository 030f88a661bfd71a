import { cn } from '../ui/cn';

/** The product's mark: entries of a queue, one of them on its way out. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={cn('size-7 shrink-0', className)} aria-hidden="true">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <g className="fill-none stroke-on-accent" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round">
        <path d="M8 10h10M8 16h7M8 22h10" />
        <path d="M19.5 12l4.5 4-4.5 4" />
      </g>
    </svg>
  );
}

export const PRODUCT = 'Fluxx Alert Console';
