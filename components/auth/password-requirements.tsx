import { Check, Circle } from 'lucide-react';
import { PASSWORD_MIN } from '@/lib/domain/password-rules';
import { cn } from '../ui/cn';

/** What a new password must be. Whether it is a common or leaked one only the server knows: its lists stay there. */
export function PasswordRequirements({ id, password }: { id: string; password: string }) {
  const isMet = password.length >= PASSWORD_MIN;
  const missing = password.length > 0 && !isMet ? `, ${PASSWORD_MIN - password.length} to go` : '';
  return (
    <div id={id} className="flex flex-col gap-1 text-xs text-ink-3">
      <p className={cn('flex items-center gap-1.5', isMet && 'text-healthy-ink')}>
        {isMet ? (
          <Check className="size-3.5 shrink-0" aria-hidden="true" />
        ) : (
          <Circle className="size-3.5 shrink-0" aria-hidden="true" />
        )}
        <span>
          <span className="sr-only">{isMet ? 'Met: ' : 'Not met yet: '}</span>
          At least {PASSWORD_MIN} characters{missing}
        </span>
      </p>
      <p>Three or four unrelated words make a good one. Common and leaked passwords are refused.</p>
    </div>
  );
}
