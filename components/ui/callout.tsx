import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';
import { IconButton } from './icon-button';

const TONES = {
  info: { box: 'bg-accent-soft', icon: 'text-accent-ink', Icon: Info },
  success: { box: 'bg-healthy-soft', icon: 'text-healthy-ink', Icon: CircleCheck },
  warning: { box: 'bg-backlog-soft', icon: 'text-backlog-ink', Icon: TriangleAlert },
  danger: { box: 'bg-stuck-soft', icon: 'text-stuck-ink', Icon: CircleAlert },
  unknown: { box: 'bg-unknown-soft', icon: 'text-unknown-ink', Icon: CircleAlert },
} as const;

export interface CalloutProps {
  tone?: keyof typeof TONES;
  title?: ReactNode;
  /** Instead of the tone's own icon. */
  icon?: ReactNode;
  actions?: ReactNode;
  /** Lets it be put away, by a cross in its corner. */
  onClose?: () => void;
  children?: ReactNode;
  className?: string;
}

/** A message that belongs to the page and stays. */
export function Callout({ tone = 'info', title, icon, actions, onClose, children, className }: CalloutProps) {
  const { box, icon: iconClass, Icon } = TONES[tone];
  return (
    <div
      className={cn(
        'relative flex flex-wrap items-start gap-x-4 gap-y-3 rounded-lg px-4 py-3',
        onClose && 'pr-12',
        box,
        className,
      )}
    >
      <div className="flex min-w-0 flex-1 basis-72 items-start gap-2.5">
        <span className={cn('mt-0.75 shrink-0 [&_svg]:size-4', iconClass)} aria-hidden="true">
          {icon ?? <Icon />}
        </span>
        <div className="min-w-0 flex-1 wrap-anywhere">
          {title && <p className="font-semibold text-ink">{title}</p>}
          {children && <div className="text-sm text-ink-2">{children}</div>}
        </div>
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2 max-sm:w-full">{actions}</div>}
      {onClose && (
        <IconButton label="Close this message" size="sm" className="absolute top-2 right-2" onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      )}
    </div>
  );
}
