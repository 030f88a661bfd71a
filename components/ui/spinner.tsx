import { cn } from './cn';

export interface SpinnerProps {
  /** Said to screen readers; without it the spinner is decoration. */
  label?: string;
  className?: string;
}

/** Something is under way. With reduced motion it stands still. */
export function Spinner({ label, className }: SpinnerProps) {
  return (
    <span className={cn('inline-flex', className)}>
      <svg viewBox="0 0 16 16" className="size-4 animate-spin" aria-hidden="true">
        <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeOpacity="0.25" strokeWidth="2" />
        <path
          d="M14 8a6 6 0 0 0-6-6"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
        />
      </svg>
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}
