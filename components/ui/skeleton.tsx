import { cn } from './cn';

/** A grey shape of the size of what is to come; the region around it should be `aria-busy`. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn('block animate-pulse rounded-sm bg-surface-3 motion-reduce:animate-none', className)}
    />
  );
}
