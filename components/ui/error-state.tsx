import { CircleAlert, RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './button';
import { cn } from './cn';

export interface ErrorStateProps {
  /** What happened, as a sentence. */
  title: string;
  /** Whether anything changed by it: "Nothing was changed." */
  changed?: ReactNode;
  /** What to do now. */
  next?: ReactNode;
  onRetry?: (() => void) | undefined;
  retrying?: boolean;
  retryLabel?: string;
  /** Further actions beside Retry. */
  actions?: ReactNode;
  /** For support: a request id, a status. */
  detail?: string | undefined;
  className?: string;
}

/** A surface that could not be loaded: what happened, whether anything changed, what to do. */
export function ErrorState(props: ErrorStateProps) {
  const {
    title,
    changed,
    next,
    onRetry,
    retrying = false,
    retryLabel = 'Try again',
    actions,
    detail,
  } = props;
  return (
    <div
      role="alert"
      className={cn(
        'flex flex-col items-center justify-center gap-1 px-6 py-12 text-center',
        props.className,
      )}
    >
      <span
        className="mb-2 grid size-10 place-items-center rounded-lg bg-stuck-soft text-stuck-ink [&_svg]:size-5"
        aria-hidden="true"
      >
        <CircleAlert />
      </span>
      <p className="max-w-[60ch] font-semibold text-balance text-ink">{title}</p>
      {changed && <p className="max-w-[60ch] text-sm text-balance text-ink-2">{changed}</p>}
      {next && <p className="max-w-[60ch] text-sm text-balance text-ink-2">{next}</p>}
      {(onRetry || actions) && (
        <div className="mt-4 flex flex-wrap items-center justify-center gap-2">
          {onRetry && (
            <Button onClick={onRetry} loading={retrying} icon={<RotateCw aria-hidden="true" />}>
              {retryLabel}
            </Button>
          )}
          {actions}
        </div>
      )}
      {detail && <p className="mt-3 font-mono text-2xs text-ink-3">{detail}</p>}
    </div>
  );
}
